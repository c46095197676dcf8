#!/usr/bin/env node
// The same steps as peer.py for nlp.js: train FOLDER TRAIN…, predict FOLDER TEST…, rate FOLDER SECONDS TEST…
const fs = require('fs');
const path = require('path');
const { NlpManager } = require(path.join(process.env.NLPJS, 'node_modules', 'node-nlp'));

const OUT_OF_SCOPE = 'out_of_scope';
const read = (files) => files.flatMap((file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim())
  .map((line) => JSON.parse(line)));
const manager = () => new NlpManager({ languages: ['en'], forceNER: false, nlu: { log: false, useNoneFeature: false }, autoSave: false });

async function main() {
  const [step, folder, ...rest] = process.argv.slice(2);
  const file = path.join(folder, 'model.nlp');
  const nlp = manager();
  if (step === 'train') {
    for (const row of read(rest)) nlp.addDocument('en', row.text, row.intent);
    const started = process.hrtime.bigint();
    await nlp.train();
    nlp.save(file);
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - started) / 1e9 }));
    return;
  }
  nlp.load(file);
  if (step === 'predict') {
    for (const row of read(rest)) {
      const { classifications } = await nlp.process('en', row.text);
      const answer = classifications.find((entry) => entry.intent !== OUT_OF_SCOPE && entry.intent !== 'None') ?? { intent: '', score: 0 };
      const best = classifications[0] ?? answer;
      console.log(JSON.stringify({ label: best.intent === 'None' ? OUT_OF_SCOPE : best.intent, answer: answer.intent, confidence: answer.score }));
    }
    return;
  }
  const texts = read(rest.slice(1)).map((row) => row.text);
  const started = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - started) / 1e9;
  let done = 0;
  while (elapsed() < Number(rest[0])) {
    await nlp.process('en', texts[done % texts.length]);
    done += 1;
  }
  console.log(JSON.stringify({ per_second: done / elapsed() }));
}

main();
