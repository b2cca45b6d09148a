# cmake -C .presets/release.cmake -S . -B .build/release -G Ninja: what server/run builds.
set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "")
set(BUILD_TESTING OFF CACHE BOOL "")
