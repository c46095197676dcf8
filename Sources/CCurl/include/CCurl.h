// libcurl's options are set through variadic functions, which Swift cannot call.
#pragma once
#include <curl/curl.h>
