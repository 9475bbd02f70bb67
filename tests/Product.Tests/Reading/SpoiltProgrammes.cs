using static Equipoise.Evidence.Reading.Codes;
using static Equipoise.Product.Tests.Reading.SampleProgramme;

namespace Equipoise.Product.Tests.Reading;

/// <summary>Mistakes in a programme.</summary>
internal static class SpoiltProgrammes
{
    public static IReadOnlyList<SpoiltRecord> All { get; } =
    [
        new(IdIsNotFileName, Programme, "id", "id: small", "id: ►large"),
        new(SourceUnknown, Programme, "basis[0].source", "source: paper", "source: ►rumour"),
        new(ReferenceUnknown, Programme, "treatment.cells", "cells: cord-blood", "cells: ►cord"),
        new(ReferenceUnknown, Programme, "treatment.record.form", "form: infusion, date", "form: ►drip, date"),
        new(ReferenceUnknown, Programme, "visits[0].forms", "forms: [cars]", "forms: ►[cars, ados]"),
        new(ReferenceUnknown, Programme, "instruments[0].instrument", "- { instrument: CARS, version", "- { instrument: ►ADOS-9, version"),
        new(ProgrammeUnfit, Programme, "treatment.record.weight", "cells: cells, weight: weight", "cells: cells, weight: ►date"),
        new(ProgrammeUnfit, Programme, "suitability.deciders", "deciders: [clinician, coordinator]", "deciders: ►[clinician]"),
        new(ProgrammeUnfit, Programme, "forms[1].blind", "blind: hidden-from-raters", "blind: ►open"),
        new(ProgrammeUnfit, Programme, "visits[0].anchor", "anchor: enrolment", "anchor: ►previous"),
        new(OutOfRange, Programme, "consent.parents", "parents: 2", "parents: ►0"),
        new(OutOfRange, Programme, "treatment.doses[0].amount", "amount: 1000000", "amount: ►0"),
        new(MissingField, Programme, "consent.teachBack", "teachBack: [What is not known?]", "teachBack: ►[]"),
        new(IntervalReversed, Programme, "forms[0].fields[0].min", "min: 15, max: 60", "min: ►61, max: 60"),
        new(DuplicateId, Programme, "forms[1].fields[3].code", "code: weight, label", "code: ►cells, label"),
        new(BadId, Programme, "forms[0].fields[0].code", "code: total, label", "code: ►Total Score, label"),
    ];
}
