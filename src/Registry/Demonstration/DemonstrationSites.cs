using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Sites;

namespace Equipoise.Registry.Demonstration;

/// <summary>The two invented sites and the documents they have on file.</summary>
internal static class DemonstrationSites
{
    public static ImmutableArray<NewSite> All { get; } =
    [
        new("SYN1", "Invented Centre East", "VN", "Asia/Ho_Chi_Minh", Synthetic: true),
        new("SYN2", "Invented Centre West", "US", "America/New_York", Synthetic: true),
    ];

    /// <summary>Files every document as of a day; at one site the insurance was renewed and runs out in a few weeks, so that its page has something to say.</summary>
    public static async Task File(DemonstrationSite site, DateOnly from, DateOnly today)
    {
        foreach (var kind in Enum.GetValues<SiteDocumentKind>()) await File(site, kind, from, kind == SiteDocumentKind.Insurance ? from.AddYears(1) : from.AddYears(4));
        var renewal = site.Code == All[0].Code ? today.AddDays(-347) : from.AddMonths(11);
        site.On(renewal, 10, () => File(site, SiteDocumentKind.Insurance, renewal, renewal.AddYears(1)));
    }

    private static async Task File(DemonstrationSite site, SiteDocumentKind kind, DateOnly dated, DateOnly expires)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"Invented {Words.Of(kind)} {site.Code}/{dated:yyyy}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)));
        var document = new NewSiteDocument(kind, reference, dated, expires, hash);
        if (kind == SiteDocumentKind.Payment) document = document with { Payer = "An invented sponsor; families pay for occupational therapy", FamilyPays = 0 };
        DemonstrationSite.Must(await new FileSiteDocument(site.Databases).Run(site.As(Role.Coordinator), document));
    }
}
