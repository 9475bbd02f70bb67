using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Product.Tests.Releases;

/// <summary>The real evidence base, states of it that differ a little, and answers to store beside them.</summary>
internal static class ReleasedEvidence
{
    private static readonly Lazy<Snapshot> Read = new(() => EvidenceFolder.Read(Repository.Data).Snapshot!);

    public static Snapshot Whole => Read.Value;

    public static IReadOnlyList<Answer> Answers { get; } =
        [new()
        {
            Id = "cars",
            Question = "Do cells change CARS?",
            Sentences = ["Nobody knows.", "Less than “2 points” could not be ruled out: ≤ 2 < 4."],
            Doubt = "Few were asked.",
            Proof = [new("/instruments/CARS", "The scale")],
        }];

    /// <summary>What is said from a state of the evidence base: the answers above and some findings.</summary>
    public static Said Saying(Snapshot snapshot, IReadOnlyList<Answer>? answers = null, ImmutableArray<FindingView>? findings = null, string? engine = null) =>
        Said.From(snapshot, answers ?? Answers, findings ?? [], engine);

    /// <summary>A finding like those of the program.</summary>
    public static FindingView Finding(string statement = "Cells may make little difference.", CertaintyLevel certainty = CertaintyLevel.Low, double? estimate = 0.2, string[]? studies = null) => new()
    {
        Id = "autism-severity",
        Question = "Do cells change the severity of autism?",
        Body = EvidenceBody.Controlled,
        K = (studies ?? ["dawson2020"]).Length,
        N = 180,
        Method = SynthesisMethod.Pooled,
        MethodReason = "Their sizes were printed.",
        Measure = estimate is null ? null : "SMD",
        Estimate = estimate,
        CiLower = estimate - 0.3,
        CiUpper = estimate + 0.3,
        Certainty = certainty,
        Provisional = true,
        Reasons = [new(CertaintyDomain.Imprecision, -1, "Few children.", null)],
        Statement = statement,
        Plain = ["One study compared.", "This may be so."],
        Studies = [.. studies ?? ["dawson2020"]],
        LeftOut = [new("sharma2013", LeftOutBecause.NoComparison, "Nobody to compare with")],
    };

    /// <summary>The evidence base without its first terms: another content for each number.</summary>
    public static Snapshot Without(int terms) => new(Whole.Content with { Terms = Whole.Content.Terms[terms..] });
}

/// <summary>A clock that shows what it was set to.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
