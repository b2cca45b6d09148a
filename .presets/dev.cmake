# cmake -C .presets/dev.cmake -S . -B .build/dev -G Ninja: gcc, ASan and UBSan, warnings as errors.
set(CMAKE_C_COMPILER gcc CACHE STRING "")
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(EMBASSYD_SANITIZE "address,undefined" CACHE STRING "")
set(EMBASSYD_WERROR ON CACHE BOOL "")
