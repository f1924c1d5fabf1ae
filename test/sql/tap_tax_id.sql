\unset ECHO
\i test/setup.sql

-- Ids that their owners print, as validators of others show them as examples (python-stdnum's module pages); what they are
-- as invoices show them.
CREATE TEMP TABLE example (country text, written text, normal text);
INSERT INTO example VALUES
    ('AT', 'AT U13585627', 'ATU13585627'), ('AU', '83 914 571 673', '83914571673'), ('BE', 'BE 428759497', 'BE0428759497'),
    ('BE', 'BE403019261', 'BE0403019261'), ('BG', 'BG 175 074 752', 'BG175074752'), ('CH', 'CHE-107.787.577 IVA', 'CHE107787577IVA'),
    ('CH', 'CHE-107.787.577', 'CHE107787577'), ('LI', '107.787.577 MWST', 'CHE107787577MWST'), ('CY', 'CY-10259033P', 'CY10259033P'),
    ('CZ', 'CZ 25123891', 'CZ25123891'), ('CZ', '7103192745', 'CZ7103192745'), ('CZ', '640903926', 'CZ640903926'),
    ('DE', 'de 136,695 976', 'DE136695976'), ('DK', 'DK 13585628', 'DK13585628'), ('EE', 'EE 100 931 558', 'EE100931558'),
    ('EE', '100594102', 'EE100594102'), ('GR', 'GR 94259216', 'EL094259216'), ('GR', 'EL 094259216', 'EL094259216'),
    ('EL', '094259216', 'EL094259216'), ('ES', 'ES B-58378431', 'ESB58378431'), ('ES', 'B64717838', 'ESB64717838'),
    ('ES', '54362315K', 'ES54362315K'), ('ES', 'X-5253868-R', 'ESX5253868R'), ('ES', 'M-1234567-L', 'ESM1234567L'),
    ('ES', 'J99216582', 'ESJ99216582'), ('FI', 'FI 20774740', 'FI20774740'), ('FR', 'Fr 40 303 265 045', 'FR40303265045'),
    ('FR', '23334175221', 'FR23334175221'), ('FR', 'K7399859412', 'FRK7399859412'), ('FR', '4Z123456782', 'FR4Z123456782'),
    ('GB', 'GB 980 7806 84', 'GB980780684'), ('XI', 'XI 980 7806 84', 'XI980780684'), ('GB', 'GD001', 'GBGD001'), ('GB', 'HA501', 'GBHA501'),
    ('HR', 'HR 33392005961', 'HR33392005961'), ('HU', 'HU-12892312', 'HU12892312'), ('IE', 'IE 6433435F', 'IE6433435F'),
    ('IE', 'IE 6433435OA', 'IE6433435OA'), ('IE', '8D79739I', 'IE8D79739I'), ('IT', 'IT 00743110157', 'IT00743110157'),
    ('LT', '119511515', 'LT119511515'), ('LT', 'LT 100001919017', 'LT100001919017'), ('LT', '100004801610', 'LT100004801610'),
    ('LU', 'LU 150 274 42', 'LU15027442'), ('LV', 'LV 4000 3521 600', 'LV40003521600'), ('LV', '161175-19997', 'LV16117519997'),
    ('LV', '328673-00679', 'LV32867300679'), ('MT', 'MT 1167-9112', 'MT11679112'), ('NL', '004495445B01', 'NL004495445B01'),
    ('NL', 'NL002455799B11', 'NL002455799B11'), ('NO', 'NO 995 525 828 MVA', 'NO995525828MVA'), ('NO', '995525828', 'NO995525828'),
    ('PL', 'PL 8567346215', 'PL8567346215'), ('PT', 'PT 501 964 843', 'PT501964843'), ('RO', 'RO 185 472 90', 'RO18547290'),
    ('RO', 'RO21996566', 'RO21996566'), ('SE', 'SE 123456789701', 'SE123456789701'), ('SI', 'SI 5022 3054', 'SI50223054'),
    ('SK', 'SK 202 274 96 19', 'SK2022749619');
CREATE TEMP TABLE wrong (country text, id text);
INSERT INTO wrong VALUES
    ('AT', 'U13585626'), ('AT', '13585627'), ('AU', '99 999 999 999'), ('BE', 'BE431150351'), ('BE', '2428759497'), ('BG', '175074751'),
    ('CH', 'CHE-107.787.578 IVA'), ('CH', 'CHE107787577XYZ'), ('CY', 'CY-10259033Z'), ('CZ', '25123890'), ('CZ', '7113192745'),
    ('DE', '136695978'), ('DE', 'DE123456789'), ('DE', 'ATU13585627'), ('DE', ''), ('DE', 'DE'), ('DE', 'DEDE136695976'),
    ('DK', 'DK 13585627'), ('EE', '100594103'), ('GR', 'EL 123456781'), ('ES', 'B64717839'), ('ES', 'J992165831'), ('FI', 'FI 20774741'),
    ('FR', '84 323 140 391'), ('FR', 'IO334175221'), ('GB', '802311781'), ('GB', 'GD501'), ('GB', '000000000'), ('HR', '33392005962'),
    ('HU', 'HU-12892313'), ('IE', '6433435E'), ('IE', '8?79739J'), ('IT', '00743110158'), ('LT', '100001919018'), ('LU', '150 274 43'),
    ('LV', '40003521601'), ('LV', '161375-19997'), ('MT', '1167-9113'), ('NL', '123456789B90'), ('NL', '004495445A01'), ('NO', 'NO 995 525 829 MVA'),
    ('PL', 'PL 8567346216'), ('PT', 'PT 501 964 842'), ('RO', '18547291'), ('RO', '0'), ('SE', '123456789101'), ('SE', '123456789700'),
    ('SI', 'SI 50223055'), ('SK', 'SK 202 274 96 18'), ('DE', 'DE 136 695 97６'), ('DE', repeat('1', 100));

SELECT plan(13);
SELECT is((SELECT string_agg(country || ' ' || written, ', ') FROM example WHERE tax_id_check(country, written) IS NOT true), NULL, 'published ids pass');
SELECT is((SELECT string_agg(country || ' ' || written || ' ' || tax_id_normalize(country, written), ', ') FROM example
            WHERE tax_id_normalize(country, written) <> normal), NULL, 'and are normalized');
SELECT is((SELECT string_agg(country || ' ' || written, ', ') FROM example WHERE NOT tax_id_check(country, normal) OR tax_id_normalize(country, normal) <> normal),
          NULL, 'which changes nothing the second time');
SELECT is((SELECT string_agg(country || ' ' || id, ', ') FROM wrong WHERE tax_id_check(country, id) IS NOT false), NULL, 'others do not pass');
SELECT is((SELECT count(DISTINCT country) FROM example WHERE country NOT IN ('EL', 'XI', 'LI', 'AU', 'CH', 'NO', 'GB')), 27::bigint, 'all member states');

-- A check digit is there to find one wrong digit: of all ids with one digit changed, none passes but where the rules allow two
-- sums or have a part without check (a branch, a serial number).
SELECT is((SELECT string_agg(e.country || ' ' || changed, ', ')
             FROM example e, generate_series(length(e.normal) - 6, length(e.normal)) at, generate_series(0, 9) d,
                  overlay(e.normal PLACING d::text FROM at FOR 1) changed
            WHERE e.country IN ('AT', 'AU', 'BE', 'CY', 'DE', 'DK', 'EE', 'FI', 'HR', 'HU', 'IT', 'LU', 'MT', 'PL', 'SI')
              AND substr(e.normal, at, 1) BETWEEN '0' AND '9' AND changed <> e.normal AND tax_id_check(e.country, changed)),
          NULL, 'one wrong digit is found');

-- ABN: the worked example of the Australian Business Register.
SELECT ok(tax_id_check('AU', '51 824 753 556'), 'ABN 51 824 753 556');
-- UID: the worked example of the Swiss register's own number.
SELECT ok(tax_id_check('CH', 'CHE-116.281.710'), 'CHE-116.281.710');

SELECT is(tax_id_check('US', '12-3456789'), NULL, 'a country whose ids are not known');
SELECT is(tax_id_normalize('US', '12-3456789'), '12-3456789', 'keeps them as they are');
SELECT is(tax_id_check('DE', NULL), NULL, 'NULL');
SELECT throws_ok($$SELECT tax_id_normalize('DE', 'DE123456789')$$, '22023', 'tax id "DE123456789" cannot be one of DE', 'a wrong id is refused');
SELECT is(tax_id_check('de', 'DE136695976'), NULL, 'country codes are capital letters');

SELECT * FROM finish();
ROLLBACK;
