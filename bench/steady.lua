-- Spaces the requests of each connection, so that the whole load stays below what the server can bear.
local wait = tonumber(os.getenv("BENCH_WAIT") or "5")
function delay() return wait end
request = function() return wrk.format("GET", nil, { ["Accept-Encoding"] = "gzip" }) end
