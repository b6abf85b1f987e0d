# Benchmarks: bench/*_bench.cpp, one program each.
find_package(benchmark REQUIRED)
file(GLOB benches CONFIGURE_DEPENDS bench/*_bench.cpp)
foreach(source IN LISTS benches)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_include_directories(${name} PRIVATE include src)
  target_link_libraries(${name} PRIVATE chancery_lib chancery_options chancery_dependencies benchmark::benchmark_main)
endforeach()
