# Libraries from the system's packages (see ./demo for their names). Static where that keeps the archive relocatable.
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED)
find_package(fmt REQUIRED)
find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc REQUIRED)
find_library(MD_LIBRARY NAMES libmd.a md REQUIRED)
find_library(UCHARDET_LIBRARY NAMES libuchardet.a uchardet REQUIRED)
find_library(DEFLATE_LIBRARY NAMES libdeflate.a deflate REQUIRED)
find_library(ZLIB_LIBRARY NAMES libz.a z REQUIRED)
find_library(EXPAT_LIBRARY NAMES libexpat.a expat REQUIRED)
find_library(SQLITE_LIBRARY NAMES libsqlite3.a sqlite3 REQUIRED)
# libcurl is opened when `fetch` runs (src/fetch/curl.h): only its header is needed to build.
find_path(CURL_INCLUDE_FOLDER NAMES curl/curl.h REQUIRED)
set(CHANCERY_COMPANIONS ${UTF8PROC_LIBRARY} ${MD_LIBRARY} ${UCHARDET_LIBRARY} ${DEFLATE_LIBRARY} ${ZLIB_LIBRARY} ${EXPAT_LIBRARY} ${SQLITE_LIBRARY})
add_library(chancery_dependencies INTERFACE)
target_link_libraries(chancery_dependencies INTERFACE Threads::Threads nlohmann_json::nlohmann_json
  fmt::fmt-header-only ${CHANCERY_COMPANIONS} ${CMAKE_DL_LIBS} m)
target_include_directories(chancery_dependencies INTERFACE ${CURL_INCLUDE_FOLDER})
