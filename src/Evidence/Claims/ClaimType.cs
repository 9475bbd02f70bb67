using System.Text.Json.Serialization;

namespace Equipoise.Evidence.Claims;

/// <summary>What a claim is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimType>))]
public enum ClaimType
{
    [JsonStringEnumMemberName("efficacy")] Efficacy,
    [JsonStringEnumMemberName("safety")] Safety,
    [JsonStringEnumMemberName("success-rate")] SuccessRate,
    [JsonStringEnumMemberName("cure/guarantee")] CureOrGuarantee,
    [JsonStringEnumMemberName("mechanism")] Mechanism,
    [JsonStringEnumMemberName("regulatory")] Regulatory,
    [JsonStringEnumMemberName("price")] Price,
    [JsonStringEnumMemberName("study-citation")] StudyCitation,
    [JsonStringEnumMemberName("testimonial")] Testimonial,
    [JsonStringEnumMemberName("availability")] Availability,
    [JsonStringEnumMemberName("comparison-of-methods")] ComparisonOfMethods,
    [JsonStringEnumMemberName("call-for-evidence")] CallForEvidence,
}

/// <summary>In which voice a claim is made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stance>))]
public enum Stance
{
    [JsonStringEnumMemberName("promotional")] Promotional,
    [JsonStringEnumMemberName("hedged")] Hedged,
    [JsonStringEnumMemberName("sceptical")] Sceptical,
}

/// <summary>What the evidence says to a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Agrees with the evidence as worded.</summary>
    [JsonStringEnumMemberName("supported")] Supported,

    /// <summary>Truly reported, but without control or blinding, so it shows no effect.</summary>
    [JsonStringEnumMemberName("accurate-but-uncontrolled")] AccurateButUncontrolled,

    /// <summary>A grain of evidence, said too strongly or too broadly.</summary>
    [JsonStringEnumMemberName("overstated")] Overstated,

    /// <summary>The best evidence, or the cited source itself, says otherwise.</summary>
    [JsonStringEnumMemberName("contradicted")] Contradicted,

    /// <summary>No adequate evidence either way.</summary>
    [JsonStringEnumMemberName("unproven")] Unproven,

    /// <summary>An anecdote, a seller's own price, a slogan.</summary>
    [JsonStringEnumMemberName("not-checkable")] NotCheckable,
}

/// <summary>A warning sign that needs no study.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Warning>))]
public enum Warning
{
    [JsonStringEnumMemberName("omits-null-rct")] OmitsNullRct,
    [JsonStringEnumMemberName("uncontrolled-as-proof")] UncontrolledAsProof,
    [JsonStringEnumMemberName("misdescribed-study")] MisdescribedStudy,
    [JsonStringEnumMemberName("cell-source-confusion")] CellSourceConfusion,
    [JsonStringEnumMemberName("testimonial-as-evidence")] TestimonialAsEvidence,
    [JsonStringEnumMemberName("cure-language")] CureLanguage,
    [JsonStringEnumMemberName("guarantee")] Guarantee,
    [JsonStringEnumMemberName("no-denominator")] NoDenominator,
    [JsonStringEnumMemberName("one-cell-many-diseases")] OneCellManyDiseases,
    [JsonStringEnumMemberName("regulatory-euphemism")] RegulatoryEuphemism,
    [JsonStringEnumMemberName("outdated")] Outdated,
    [JsonStringEnumMemberName("pressure")] Pressure,
    [JsonStringEnumMemberName("no-side-effects")] NoSideEffects,
    [JsonStringEnumMemberName("animal-study")] AnimalStudy,
    [JsonStringEnumMemberName("reported-claim")] ReportedClaim,
    [JsonStringEnumMemberName("conflict-of-interest")] ConflictOfInterest,
    [JsonStringEnumMemberName("off-topic")] OffTopic,
}
