# Triage: every command a user or CI needs. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PORT ?= 8080
DATABASE ?= sqlite:triage.db
PREFIX ?= /usr/local
IMAGE ?= triage
SWIFT ?= swift
SECONDS ?= 60
RELEASE := .build/release/triage
DOMAINS := isp-pt-BR hospitality-en retail-en

.PHONY: help setup setup-test run build test lint format bench peers fuzz soak models install image clean

help: ## Show this list.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## Install the system packages that building needs.
	@scripts/setup build

setup-test: ## Install what the tests and benchmarks need on top.
	@scripts/setup test

run: build ## Build a release and start it with demo data on http://127.0.0.1:8080 (PORT=…, DATABASE=…).
	@exec $(RELEASE) serve --demo --port $(PORT) --database $(DATABASE)

build: setup ## Build the release binary at .build/release/triage.
	@$(SWIFT) build -c release --product triage

test: setup-test ## Build and run every test.
	@scripts/test

lint: ## Check formatting and style.
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## Format the sources in place.
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

bench: build setup-test ## Measure, and write the results to eval/results.
	@eval/bench

peers: build setup-test ## Measure Triage beside its peers on the same files, and write one table to eval/results.
	@eval/peers/run

fuzz: setup ## Feed broken model files and corpora to what reads them, SECONDS=60 for each.
	@scripts/fuzz $(SECONDS)

soak: build setup-test ## Kill the server 200 times under load and check that nothing is lost.
	@TRIAGE_KILL_ROUNDS=200 $(SWIFT) test --filter KillTests

models: build setup-test ## Train the starter domains' models from their corpora.
	@scripts/train-models $(DOMAINS)

install: build ## Install the program and the models under PREFIX (/usr/local).
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/triage
	for domain in $(DOMAINS); do \
	  install -D -m 644 Models/$$domain/$$domain.triage $(DESTDIR)$(PREFIX)/share/triage/Models/$$domain/$$domain.triage; \
	  for file in Models/$$domain/policy/*.yaml; do \
	    install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/triage/$$file; done; done

image: ## Build the container image `triage` (IMAGE=name, needs docker).
	docker build --file deploy/Dockerfile --tag $(IMAGE) .

clean: ## Remove what was built.
	rm -rf .build
