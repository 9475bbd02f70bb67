using static Equipoise.Evidence.Reading.Codes;
using static Equipoise.Product.Tests.Reading.SampleClinic;

namespace Equipoise.Product.Tests.Reading;

/// <summary>Mistakes in the record of a clinic.</summary>
internal static class SpoiltClinics
{
    public static IReadOnlyList<SpoiltRecord> All { get; } =
    [
        new(ClinicMisplaced, Invented, "invented", "invented: true", "invented: ►false"),
        new(ClinicMisplaced, Clinic, "invented", "place: Nowhere\n", "place: Nowhere\ninvented: ►true\n"),
        new(ReviewersUnfit, Clinic, "reviewers", "reviewers:\n  - { name: Ada", "reviewers:\n  ►- { name: Ben Sample, date: \"2026-01-05\", conflicts: None. }\n  - { name: Ada"),
        new(ReviewersUnfit, Clinic, "reviewers", "reviewers:\n  - { name: Ada Example", "reviewers:\n  ►- { name: \"ben  sample\""),
        new(ReviewersUnfit, Clinic, "reviewers", "  - { name: Ada Example, date: \"2026-01-05\", conflicts: None. }\n  - {", "  ►- {"),
        new(MissingField, Clinic, "reviewers[0].conflicts", "- { name: Ada Example, date: \"2026-01-05\", conflicts: None. }", "- ►{ name: Ada Example, date: \"2026-01-05\" }"),
        new(CriterionMissing, Clinic, "vetting", "  - { criterion: A1, result: not-shown, says: Nothing. }\n  - { criterion: B1", "  ►- { criterion: B1"),
        new(DuplicateId, Clinic, "vetting[2].criterion", "vetting:\n  - { criterion: A1, result: not-shown, says: Nothing. }\n  - { criterion: B1, result: met, documents: [licence], says: It names them. }", "vetting:\n  - { criterion: A1, result: not-shown, says: Nothing. }\n  - { criterion: B1, result: met, documents: [licence], says: It names them. }\n  - { criterion: ►A1, result: not-shown, says: Twice. }"),
        new(ReferenceUnknown, Clinic, "appeals[0].criterion", "date: \"2026-01-08\", criterion: A1", "date: \"2026-01-08\", criterion: ►Z9"),
        new(DocumentMissing, Clinic, "vetting[1].documents", "- { criterion: B1, result: met, documents: [licence],", "- ►{ criterion: B1, result: met,"),
        new(ReferenceUnknown, Clinic, "vetting[1].documents", "documents: [licence]", "documents: ►[license, prices]"),
        new(JudgementUnfit, Clinic, "vetting[0].documents", "{ criterion: A1, result: not-shown,", "{ criterion: A1, result: not-shown, documents: ►[prices],"),
        new(DocumentRunOut, Clinic, "vetting[1].documents", "expires: \"2026-03-01\" }\nvetting:\n  - { criterion: A1, result: not-shown, says: Nothing. }\n  - { criterion: B1, result: met, documents: [licence]", "expires: \"2026-01-09\" }\nvetting:\n  - { criterion: A1, result: not-shown, says: Nothing. }\n  - { criterion: B1, result: met, documents: ►[licence]"),
        new(BadCode, Clinic, "documents[0].hash", "hash: aaaa456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "hash: ►AAAA456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        new(BadCode, Clinic, "documents[0].hash", "hash: aaaa456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "hash: ►aaaa456789"),
        new(BadCode, Clinic, "page.hash", "hash: 0123456789abcdef0123", "hash: ►x123456789abcdef0123"),
        new(DuplicateId, Clinic, "documents[1].hash", "hash: bbbb4567", "hash: ►aaaa4567"),
        new(DuplicateId, Clinic, "documents[1].id", "id: licence, title", "id: ►prices, title"),
        new(DateInFuture, Clinic, "documents[0].date", "cdef, date: \"2026-01-02\" }", "cdef, date: ►\"2026-01-11\" }"),
        new(DateInFuture, Clinic, "reviewers[1].date", "name: Ben Sample, date: \"2026-01-06\"", "name: Ben Sample, date: ►\"2027-01-06\""),
        new(DateInFuture, Clinic, "enforcement[0].date", "\"2025-05-05\"", "►\"2026-05-05\""),
        new(DatesOutOfOrder, Clinic, "documents[1].expires", "date: \"2025-01-02\", expires: \"2026-03-01\"", "date: \"2026-01-02\", expires: ►\"2025-03-01\""),
        new(DatesOutOfOrder, Clinic, "reply.answeredOn", "answeredOn: \"2026-01-08\"", "answeredOn: ►\"2026-01-06\""),
        new(DatesOutOfOrder, Clinic, "appeals[0].decidedOn", "decidedOn: \"2026-01-09\"", "decidedOn: ►\"2026-01-07\""),
        new(MissingField, Clinic, "reply.text", "reply:\n  askedOn: \"2026-01-07\"\n  answeredOn: \"2026-01-08\"\n  text: We disagree.", "reply:\n  ►askedOn: \"2026-01-07\"\n  answeredOn: \"2026-01-08\""),
        new(MissingField, Clinic, "enforcementSearched", "enforcementSearched:\n  - { where: The list of letters, on: \"2026-01-05\" }", "enforcementSearched: ►[]"),
        new(MissingField, Clinic, "law", "law: [nowhere-law]", "law: ►[]"),
        new(ReferenceUnknown, Clinic, "law", "law: [nowhere-law]", "law: ►[somewhere-law]"),
        new(ReferenceUnknown, Clinic, "offers[0].cells", "cells: cord-blood", "cells: ►cord-milk"),
        new(ReferenceUnknown, Clinic, "offers[0].price.document", "document: prices", "document: ►leaflet"),
        new(BadCode, Clinic, "country", "country: MX", "country: ►XX"),
        new(BadCode, Clinic, "offers[0].price.currency", "currency: USD", "currency: ►dollars"),
        new(IntervalReversed, Clinic, "offers[0].price.low", "low: 100", "low: ►300"),
        new(IntervalReversed, Clinic, "offers[0].doseLow", "doseLow: 1", "doseLow: ►3"),
        new(OutOfRange, Clinic, "offers[0].sessions", "sessions: 2", "sessions: ►0"),
        new(MissingField, Clinic, "offers[0].doseBasis", "doseBasis: per-kilogram", "doseBasis: ►not-said"),
        new(UnknownField, Clinic, "score", "place: Nowhere\n", "place: Nowhere\n►score: 87\n"),
        new(UnknownField, Clinic, "vetting[0].points", "{ criterion: A1, result", "{ criterion: A1, ►points: 3, result"),
        new(BadCode, Rates, "rates[0].currency", "currency: EUR", "currency: ►euro"),
        new(OutOfRange, Rates, "rates[0].value", "value: 1.08", "value: ►0"),
        new(OutOfRange, Rates, "rates[0].year", "year: 2023", "year: ►2027"),
        new(MissingField, Rates, "rates[0].quoted", "- { currency: EUR, year: 2023, value: 1.08, quoted: dollars-per-unit,", "- ►{ currency: EUR, year: 2023, value: 1.08,"),
        new(DuplicateId, Rates, "rates[1].year", "source: paper, how: read }", "source: paper, how: read }\n  - { currency: EUR, year: ►2023, value: 1.09, quoted: dollars-per-unit, how: derived }"),
        new(SourceMissing, Checklist, "criteria[0].basis[0].source", "- { says: A paper asks for it., source: paper, how: read }", "- ►{ says: A paper asks for it., how: read }"),
    ];
}
