# cmake -C .presets/tsan.cmake -S . -B .build/tsan -G Ninja: clang, ThreadSanitizer.
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(EMBASSYD_SANITIZE "thread" CACHE STRING "")
set(EMBASSYD_WERROR ON CACHE BOOL "")
