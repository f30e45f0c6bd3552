-- Sends the one request that a benchmark has written to a file. The lines of another file take turns in the place of
-- {token} and {entity}: each is a token, or a token, a space and the name of its entity. Arguments, each name=value:
--   request  the file with the request
--   tokens   the file with the lines, all of one length
--   from     how many lines to skip
--   pick     "random", or absent to take the lines in their order
--   pace     milliseconds between two requests of a connection
--   count    "true" counts the statuses of the answers, which costs wrk some time
-- The lines stay one string, because a table of a million strings would be slower.
local TOKEN_LENGTH = 76

local threads = {}
local head, middle, tail, lines, width, total, at, random

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
  head, middle, tail = text, "", ""
  if given.tokens then
    local entity, entity_end = text:find("{entity}", 1, true)
    local token, token_end = text:find("{token}", 1, true)
    head = text:sub(1, (entity or token) - 1)
    middle = entity and text:sub(entity_end + 1, token - 1)
    tail = text:sub(token_end + 1)
    lines = read(given.tokens)
    width = lines:find("\n", 1, true)
    total = #lines / width
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
  if not lines then
    return head
  end
  local start = (random and math.random(0, total - 1) or at % total) * width
  at = at + 1
  asked = asked + 1
  local token = lines:sub(start + 1, start + TOKEN_LENGTH)
  if middle then
    return head .. lines:sub(start + TOKEN_LENGTH + 2, start + width - 1) .. middle .. token .. tail
  end
  return head .. token .. tail
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
  local json = {}
  for status, times in pairs(counted) do
    table.insert(json, string.format('"%d":%d', status, times))
  end
  io.write(string.format(
    'RESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d,"asked":%d,"statuses":{%s}}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, asked, table.concat(json, ",")))
end
