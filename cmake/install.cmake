# cmake --install: program, library, headers, CMake package, data; CPack makes a relocatable archive of the same.
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/chancery)
if(TARGET chancery)
  install(TARGETS chancery RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(TARGETS chancery_lib EXPORT chancery_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/chancery DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/chancery)
install(DIRECTORY examples/articles DESTINATION ${CMAKE_INSTALL_DATADIR}/chancery/examples)
install(FILES LICENSE NOTICE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT chancery_targets FILE chancery-targets.cmake NAMESPACE chancery:: DESTINATION ${package_folder})
configure_package_config_file(cmake/chancery-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/chancery-config.cmake
  INSTALL_DESTINATION ${package_folder} PATH_VARS CMAKE_INSTALL_DATADIR CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/chancery-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/chancery-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/chancery-config-version.cmake
  DESTINATION ${package_folder})
# The static libraries that libchancery.a was made with travel with it, so that an installed tree links elsewhere.
foreach(library ${CHANCERY_COMPANIONS})
  if(library MATCHES "\\.a$")
    install(FILES ${library} DESTINATION ${CMAKE_INSTALL_LIBDIR}/chancery)
  endif()
endforeach()

set(CPACK_GENERATOR TGZ)
set(CPACK_PACKAGE_NAME chancery)
set(CPACK_PACKAGE_FILE_NAME chancery-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
include(CPack)
