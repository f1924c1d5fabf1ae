#!/bin/bash
# demo.sh: what `make demo` prints, with made-up usage and with a FOCUS file.

set -u
echo 1..10
number=0

ok() { # NAME, with the status of the command before
	local status=$?
	number=$((number + 1))
	if [ $status -eq 0 ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		return 1
	fi
}

prints() { # REGEX NAME
	grep -qE "$1" "$output"
	ok "$2"
}

output=$PGHOST/demo.out
demo/demo.sh >"$output" 2>&1
ok 'the demo runs to its end' || sed 's/^/# /' "$output"
# 100 GB free, then 0.09: 700.383062 GB cost 54.0345.
prints '^Traffic out, GB .* 700\.383062 .* 54\.03$' 'a graduated price'
# 333.62 net in Germany, 5067.25 outside.
prints ' S 19% on 333\.62 +63\.39$' 'tax on an invoice'
prints ' Total USD +5067\.25$' 'no tax where the seller has no rate'
prints '^ +13 \| +0 *$' 'the run wrote the 13 lines that were previewed'
prints '^ NC-2026-00003 \| aurora .* \| USD 3\.60 ' 'a late event is billed alone'
prints '^finished #{40} 100% 2000/2000 accounts, 2000 documents, 0 failed' 'a bar shows a run to its end'

# Two currencies in one SubAccountId, two prices of one SkuPriceId, a negative quantity, a row without a price,
# quoted commas, columns in an order of their own, and more columns than are needed.
cat >"$PGHOST/charges.csv" <<'CSV'
BillingCurrency,x_Extra,PricingQuantity,ListUnitPrice,SkuPriceId,SubAccountId,SubAccountName,ChargeDescription,ChargePeriodStart
USD,a,3.5,0.01,P1,A,Alpha,"Requests, many",2025-03-01 00:00:00
USD,b,-1.25,0.01,P1,A,Alpha,"Requests, many",2025-03-02T05:00:00Z
EUR,c,10,0.33333333,P2,A,Alpha,Storage,2025-03-31T23:00:00Z
USD,d,1,2,P3,B,Beta,Tier one,2025-03-05T00:00:00Z
USD,e,1,3,P3,B,Beta,Tier two,2025-04-05T00:00:00Z
USD,f,1,,,B,Beta,Credit,2025-03-05T00:00:00Z
CSV
demo/demo.sh "$PGHOST/charges.csv" >"$output" 2>&1
ok 'a FOCUS file is billed to its end' || sed 's/^/# /' "$output"
# 3.5 x 0.01 - 1.25 x 0.01 = 0.0225, and 10 x 0.33333333 = 3.3333333.
prints '^ A EUR +\| EUR +\| +3\.33 \| +3\.3333333 \| +-0\.0033333 \| 1 of 1 lines rounded$' 'each currency has its account'
prints '^ B +\| USD +\| +5\.00 \| +5 \| +0 \| no line needed rounding$' 'each price has its metric, each month its line'
