-- The load of `make bench`: every request a new message of one of many customers, as a channel would post it.
local texts = {
  "Minha internet está lenta desde ontem", "quero a segunda via do boleto por favor", "bom dia",
  "a luz do modem está vermelha e nada funciona", "quanto custa o plano de 500 mega?",
  "já paguei a conta e continuo sem internet, preciso trabalhar hoje", "como troco a senha do wifi",
  "quero cancelar, não aguento mais esperar o técnico", "obrigado, resolveu aqui", "vocês atendem no bairro Santa Luzia?",
}
local run = os.getenv("BENCH_RUN") or "0"
local counter = 0
local thread_count = 0

function setup(thread)
  thread:set("id", thread_count)
  thread_count = thread_count + 1
end

function init()
  wrk.method = "POST"
  wrk.headers["Authorization"] = "Bearer " .. (os.getenv("TOKEN") or "")
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  counter = counter + 1
  local customer = string.format("+55119%02d%06d", id % 100, counter % 20000)
  local body = string.format(
    '{"channel":"whatsapp","customer_identifier":"%s","message":"%s","message_id":"%s-%d-%d"}',
    customer, texts[counter % #texts + 1], run, id, counter)
  return wrk.format(nil, nil, nil, body)
end
