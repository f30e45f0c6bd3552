#!/usr/bin/env bash
# Makes what the demonstration needs in the realm demo: the entities invoice and customer, and one token that may read
# invoices. What is there already stays as it is, so it can run again and again.
# Runs in the Keycloak image (see compose.yaml); the admin's password comes in KC_CLI_PASSWORD, and is never printed.
set -euo pipefail
shopt -s inherit_errexit

realm=demo
token_name='SAP Invoice Integration'
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT

kcadm() {
  "${KEYCLOAK_HOME:-/opt/keycloak}/bin/kcadm.sh" "$@" --config "$private/kcadm.config"
}

login() {
  kcadm config credentials --server "$KEYCLOAK" --realm master --user admin
}

# name, display name -> the entity's id
entity() {
  local entities name id
  entities=$(kcadm get entities -r "$realm" -l 1000 --fields name,id --format csv --noquotes)
  while IFS=, read -r name id; do
    if [[ $name == "$1" ]]; then
      echo "$id"
      return
    fi
  done <<<"$entities"
  kcadm create entities -r "$realm" -s name="$1" -s displayName="$2" -s 'audience=["records-api"]' -i
}

login
invoice=$(entity invoice Invoice)
entity customer Customer >/dev/null


if [[ -n $(kcadm get "entities/$invoice/tokens" -r "$realm" -q search="$token_name" --fields id --format csv --noquotes) ]]; then
  cat <<END

Ready. Admin Console: $CONSOLE (user admin, password in docker/.env)

The token "$token_name" was there already. Its secret was shown once, by the run that made it.
END
  exit
fi

# The secret stands in the reply that creates the token and nowhere else. kcadm would follow the reply's Location and
# show what it finds there instead, without the secret; this header asks for a reply that has none.
reply=$(kcadm create "entities/$invoice/tokens" -r "$realm" -s name="$token_name" -s 'permissions=["read"]' \
  -h Prefer=return=representation -o)
[[ $reply =~ \"token\"\ *:\ *\"(ket_[0-9A-Za-z_]+)\" ]]
token=${BASH_REMATCH[1]}

cat <<END

Ready. Admin Console: $CONSOLE (user admin, password in docker/.env)

The token "$token_name" may read invoices. Its secret is shown here, this once:

  $token

Allowed, 200:

  curl -i -H 'Authorization: Bearer $token' $GATEWAY/invoices

The permission write is missing, 403:

  curl -i -H 'Authorization: Bearer $token' -H 'Content-Type: application/json' -d '{"number":"2026-001"}' $GATEWAY/invoices

Another entity, 403:

  curl -i -H 'Authorization: Bearer $token' $GATEWAY/customers
END
