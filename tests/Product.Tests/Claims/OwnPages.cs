using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;

namespace Equipoise.Product.Tests.Claims;

/// <summary>The checker of the evidence base on file, and the pages of our own writing.</summary>
internal static class OwnPages
{
    private static readonly Lazy<ClaimChecker> Made = new(() =>
    {
        var reading = EvidenceFolder.Read(Repository.Data);
        return new(reading.Snapshot!, FindingBook.Of(reading.Snapshot!), reading.Lexicons, ClaimFolder.ReadModel(Repository.Data, Repository.Data));
    });

    public static ClaimChecker Checker => Made.Value;

    public static ImmutableArray<LabelledPage> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Data, "claims/pages"), "*.page").Order(StringComparer.Ordinal)
            .Select(f => LabelledPage.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))),
    ];

    public static ClaimReport Check(string text) => Checker.Check(ReadPlainText.Run(text), TestContext.Current.CancellationToken);
}
