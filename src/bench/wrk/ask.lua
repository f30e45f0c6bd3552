-- Asks what the benchmark has written down: one request, in which the tokens of a file take their turns at the place marked
-- {token}. Arguments, each name=value:
--   request  the file with the request
--   tokens   the file with the tokens, one a line, all of one length
--   from     how many of them to pass over
--   pick     random, or in turn if it is left out
--   pace     milliseconds between two requests of a connection
--   count    true: count the statuses of the answers, which costs wrk some time
-- Tokens stay in the file's text: a table of a million strings would be the slower.
local threads = {}
local head, tail, tokens, width, total, at, random

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local given = {}
  for i = 1, #arguments do
    local name, value = arguments[i]:match("^(%w+)=(.*)$")
    given[name] = value
  end
  local text = read(given.request)
  local first, last = text:find("{token}", 1, true)
  head, tail = text, ""
  if first and given.tokens then
    head, tail = text:sub(1, first - 1), text:sub(last + 1)
    tokens = read(given.tokens)
    width = tokens:find("\n", 1, true)
    total = #tokens / width
    at = tonumber(given.from or 0)
    random = given.pick == "random"
    math.randomseed(os.time())
  end
  asked = 0
  statuses = {}
  if given.count then
    response = function(status)
      statuses[status] = (statuses[status] or 0) + 1
    end
  end
  if given.pace then
    local pace = tonumber(given.pace)
    delay = function()
      return pace
    end
  end
end

function request()
  if not tokens then
    return head
  end
  local place = random and math.random(0, total - 1) or at % total
  at = at + 1
  asked = asked + 1
  return head .. tokens:sub(place * width + 1, (place + 1) * width - 1) .. tail
end

function done(summary, latency)
  local errors = summary.errors
  local counted, asked = {}, 0
  for _, thread in ipairs(threads) do
    asked = asked + thread:get("asked")
    for status, times in pairs(thread:get("statuses")) do
      counted[status] = (counted[status] or 0) + times
    end
  end
  local pairs_of_json = {}
  for status, times in pairs(counted) do
    table.insert(pairs_of_json, string.format('"%d":%d', status, times))
  end
  io.write(string.format(
    'RESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d,"asked":%d,"statuses":{%s}}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, asked, table.concat(pairs_of_json, ",")))
end
