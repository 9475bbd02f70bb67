using Equipoise.Evidence.Answers;
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

    /// <summary>The evidence base without its first terms: another content for each number.</summary>
    public static Snapshot Without(int terms) => new(Whole.Content with { Terms = Whole.Content.Terms[terms..] });
}

/// <summary>A clock that shows what it was set to.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
