-- For wrk: sends the requests of a file in turn, each ended there by a byte 1, and tells in one line what came of them.
local requests, turn = {}, 0

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    for request in file:read("*a"):gmatch("([^\1]+)\1") do requests[#requests + 1] = request end
    file:close()
end

function request()
    turn = turn % #requests + 1
    return requests[turn]
end

function done(summary, latency)
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    print(string.format("RESULT %d %d %d %d %.0f %.0f", summary.requests, summary.duration, errors.status, broken,
        latency:percentile(50), latency:percentile(99)))
end
