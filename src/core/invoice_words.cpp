/*
 * invoice_words.cpp
 *		What an invoice says, in English, German, French, Spanish, Italian and Dutch.
 */
#include "core/invoice_words.hpp"

#include <algorithm>
#include <iterator>

namespace billing {

namespace {

/* In the order of the members of InvoiceWords. */
constexpr InvoiceWords all_words[] = {
    {"en",
     "Invoice",
     "Credit note",
     "Draft",
     "Void",
     "Paid",
     "Date",
     "Due date",
     "Period of service",
     "Tax point",
     "Customer number",
     "Your reference",
     "Your order",
     "Corrects",
     "Bill to",
     "VAT ID",
     "Tax number",
     "Registration number",
     "Items",
     "No.",
     "Description",
     "Quantity",
     "Unit price",
     "by tier",
     "Tax",
     "VAT",
     "Amount",
     "Discount",
     "Charge",
     "Tax summary",
     "Rate",
     "Taxable amount",
     "Net amount",
     "Tax",
     "Total",
     "Payments and credits",
     "Rounding",
     "Payable",
     "Amount due",
     "Total credit",
     "Usage",
     "per hour",
     "per day",
     "per month",
     "Tier",
     "Included",
     "Minimum or maximum",
     "Flat fee",
     "Prices include tax.",
     "Highest",
     "Payment",
     "Payee",
     "Reference",
     "To be paid by",
     "Reverse charge",
     "Intra-Community supply",
     "Export outside the EU",
     "Not subject to VAT",
     "Exempt from VAT",
     "%",
     {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     'd'},
    {"de",
     "Rechnung",
     "Gutschrift",
     "Entwurf",
     "Storniert",
     "Bezahlt",
     "Ausgestellt am",
     "Fällig am",
     "Leistungszeitraum",
     "Steuerzeitpunkt",
     "Kundennummer",
     "Ihre Referenz",
     "Ihre Bestellung",
     "Berichtigt",
     "Rechnungsempfänger",
     "USt-IdNr.",
     "Steuernummer",
     "Registernummer",
     "Positionen",
     "Pos.",
     "Beschreibung",
     "Menge",
     "Einzelpreis",
     "gestaffelt",
     "Steuer",
     "USt.",
     "Betrag",
     "Nachlass",
     "Zuschlag",
     "Steuerübersicht",
     "Satz",
     "Bemessungsgrundlage",
     "Nettobetrag",
     "Steuer",
     "Gesamtbetrag",
     "Zahlungen und Gutschriften",
     "Rundung",
     "Zahlbetrag",
     "Offener Betrag",
     "Gutschriftsbetrag",
     "Verbrauch",
     "je Stunde",
     "je Tag",
     "je Monat",
     "Stufe",
     "Inklusive",
     "Mindest- oder Höchstbetrag",
     "Grundbetrag",
     "Die Preise enthalten die Steuer.",
     "Höchstwert",
     "Zahlung",
     "Empfänger",
     "Verwendungszweck",
     "Zu zahlen bis",
     "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)",
     "Steuerfreie innergemeinschaftliche Lieferung",
     "Steuerfreie Ausfuhrlieferung",
     "Nicht steuerbar",
     "Steuerfrei",
     "\u00a0%",
     {},
     'n'},
    {"fr",
     "Facture",
     "Avoir",
     "Brouillon",
     "Annulée",
     "Payée",
     "Date",
     "Échéance",
     "Période de prestation",
     "Date d’exigibilité",
     "Numéro de client",
     "Votre référence",
     "Votre commande",
     "Rectifie",
     "Facturé à",
     "N° TVA",
     "Numéro fiscal",
     "N° d’immatriculation",
     "Détail",
     "N°",
     "Désignation",
     "Quantité",
     "Prix unitaire",
     "par palier",
     "Taxe",
     "TVA",
     "Montant",
     "Remise",
     "Supplément",
     "Récapitulatif des taxes",
     "Taux",
     "Base imposable",
     "Montant HT",
     "Taxes",
     "Total TTC",
     "Paiements et avoirs",
     "Arrondi",
     "Net à payer",
     "Reste à payer",
     "Total de l’avoir",
     "Consommation",
     "par heure",
     "par jour",
     "par mois",
     "Palier",
     "Inclus",
     "Minimum ou maximum",
     "Forfait",
     "Les prix sont toutes taxes comprises.",
     "Maximum",
     "Paiement",
     "Bénéficiaire",
     "Référence",
     "À payer au plus tard le",
     "Autoliquidation",
     "Livraison intracommunautaire exonérée de TVA",
     "Exportation exonérée de TVA",
     "Hors champ d’application de la TVA",
     "Exonéré de TVA",
     "\u00a0%",
     {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
     'd'},
    {"es",
     "Factura",
     "Factura rectificativa",
     "Borrador",
     "Anulada",
     "Pagada",
     "Fecha",
     "Vencimiento",
     "Periodo de servicio",
     "Fecha de devengo",
     "Número de cliente",
     "Su referencia",
     "Su pedido",
     "Rectifica",
     "Facturar a",
     "NIF-IVA",
     "NIF",
     "Número de registro",
     "Conceptos",
     "N.º",
     "Descripción",
     "Cantidad",
     "Precio unitario",
     "por tramos",
     "Impuesto",
     "IVA",
     "Importe",
     "Descuento",
     "Recargo",
     "Resumen de impuestos",
     "Tipo",
     "Base imponible",
     "Importe neto",
     "Impuestos",
     "Total",
     "Pagos y abonos",
     "Redondeo",
     "Total a pagar",
     "Importe pendiente",
     "Total abonado",
     "Consumo",
     "por hora",
     "por día",
     "por mes",
     "Tramo",
     "Incluido",
     "Mínimo o máximo",
     "Cuota fija",
     "Los precios incluyen impuestos.",
     "Máximo",
     "Pago",
     "Beneficiario",
     "Referencia",
     "Pagar antes del",
     "Inversión del sujeto pasivo",
     "Entrega intracomunitaria exenta",
     "Exportación exenta",
     "No sujeto a IVA",
     "Exento de IVA",
     "\u00a0%",
     {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
     'd'},
    {"it",
     "Fattura",
     "Nota di credito",
     "Bozza",
     "Annullata",
     "Pagata",
     "Data",
     "Scadenza",
     "Periodo di servizio",
     "Data di esigibilità",
     "Numero cliente",
     "Vostro riferimento",
     "Vostro ordine",
     "Rettifica",
     "Destinatario",
     "Partita IVA",
     "Codice fiscale",
     "Numero di registrazione",
     "Voci",
     "N.",
     "Descrizione",
     "Quantità",
     "Prezzo unitario",
     "a scaglioni",
     "Imposta",
     "IVA",
     "Importo",
     "Sconto",
     "Maggiorazione",
     "Riepilogo imposte",
     "Aliquota",
     "Imponibile",
     "Importo netto",
     "Imposte",
     "Totale",
     "Pagamenti e accrediti",
     "Arrotondamento",
     "Totale da pagare",
     "Importo dovuto",
     "Totale a credito",
     "Consumi",
     "all’ora",
     "al giorno",
     "al mese",
     "Scaglione",
     "Incluso",
     "Minimo o massimo",
     "Quota fissa",
     "I prezzi includono le imposte.",
     "Massimo",
     "Pagamento",
     "Beneficiario",
     "Causale",
     "Da pagare entro il",
     "Inversione contabile (reverse charge)",
     "Cessione intracomunitaria non imponibile",
     "Cessione all’esportazione non imponibile",
     "Fuori campo IVA",
     "Esente da IVA",
     "%",
     {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
     'd'},
    {"nl",
     "Factuur",
     "Creditnota",
     "Concept",
     "Vervallen",
     "Betaald",
     "Factuurdatum",
     "Vervaldatum",
     "Dienstperiode",
     "Belastingdatum",
     "Klantnummer",
     "Uw referentie",
     "Uw bestelling",
     "Corrigeert",
     "Factuur aan",
     "Btw-nummer",
     "Belastingnummer",
     "Registratienummer",
     "Posten",
     "Nr.",
     "Omschrijving",
     "Aantal",
     "Prijs per stuk",
     "per staffel",
     "Belasting",
     "Btw",
     "Bedrag",
     "Korting",
     "Toeslag",
     "Belastingoverzicht",
     "Tarief",
     "Grondslag",
     "Nettobedrag",
     "Belasting",
     "Totaal",
     "Betalingen en credits",
     "Afronding",
     "Te betalen",
     "Openstaand bedrag",
     "Totaal credit",
     "Verbruik",
     "per uur",
     "per dag",
     "per maand",
     "Staffel",
     "Inbegrepen",
     "Minimum of maximum",
     "Vast bedrag",
     "Prijzen zijn inclusief belasting.",
     "Hoogste",
     "Betaling",
     "Begunstigde",
     "Betalingskenmerk",
     "Te betalen vóór",
     "Btw verlegd",
     "Intracommunautaire levering",
     "Uitvoer buiten de EU",
     "Niet onderworpen aan btw",
     "Vrijgesteld van btw",
     "%",
     {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
     'd'},
};

/* A row with a word too few would still compile: its last member is missing. */
constexpr bool
are_whole() {
	for (const InvoiceWords &words : all_words) {
		if (words.day_order == '\0' || words.percent.empty() || words.exempt.empty()) {
			return false;
		}
	}
	return true;
}

static_assert(are_whole());

/* Where English is written with the month first. */
constexpr std::string_view month_first_countries = " US CA PH PR GU VI AS MP UM MH ";

char
lower(char c) {
	return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string
language_of(std::string_view locale) {
	std::string language(locale.substr(0, locale.find_first_of("-_")));

	std::transform(language.begin(), language.end(), language.begin(), lower);
	return language;
}

/* Two letters at the end of a tag: US of en-US. */
std::string
country_of(std::string_view locale) {
	const std::size_t mark = locale.find_last_of("-_");
	std::string country;

	if (mark != std::string_view::npos && locale.size() - mark == 3) {
		for (const char c : locale.substr(mark + 1)) {
			country += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
		}
	}
	return country;
}

} // namespace

const InvoiceWords &
invoice_words(std::string_view locale) {
	const std::string language = language_of(locale);
	const InvoiceWords *const found =
	    std::find_if(std::begin(all_words), std::end(all_words),
	                 [&language](const InvoiceWords &words) { return words.language == language; });

	return found == std::end(all_words) ? all_words[0] : *found;
}

std::string
day_text(std::string_view day, std::string_view locale) {
	if (day.empty()) {
		return {};
	}

	const InvoiceWords &words = invoice_words(locale);
	const std::string year(day.substr(0, 4));
	const std::string month(day.substr(5, 2));
	const std::string of_month(day.substr(8, 2));
	if (words.day_order == 'n') {
		return of_month + '.' + month + '.' + year;
	}

	std::string name(words.months[(month[0] - '0') * 10 + (month[1] - '0') - 1]);
	const std::string number = of_month[0] == '0' ? of_month.substr(1) : of_month;
	const std::string country = country_of(locale);
	if (&words == std::begin(all_words)) {
		if (language_of(locale) == words.language &&
		    (country.empty() || month_first_countries.find(' ' + country + ' ') != std::string_view::npos)) {
			return name + ' ' + number + ", " + year;
		}
		if (name == "Sep") {
			name = "Sept"; /* but in America */
		}
	}
	return number + ' ' + name + ' ' + year;
}

std::string_view
reason_text(const InvoiceWords &words, std::string_view category, std::string_view reason) {
	const InvoiceWords &english = all_words[0];
	const struct {
		std::string_view category;
		std::string_view InvoiceWords::*member;
	} reasons[] = {{"AE", &InvoiceWords::reverse_charge},
	               {"K", &InvoiceWords::intra_community},
	               {"G", &InvoiceWords::export_of_goods},
	               {"O", &InvoiceWords::outside_scope},
	               {"E", &InvoiceWords::exempt}};

	for (const auto &known : reasons) {
		if (known.category == category && (reason.empty() || reason == english.*known.member)) {
			return words.*known.member;
		}
	}
	return reason;
}

} // namespace billing
