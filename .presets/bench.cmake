# cmake -C .presets/bench.cmake -S . -B .build/bench -G Ninja: as released, with tests/bench.
set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "")
set(EMBASSYD_WERROR ON CACHE BOOL "")
