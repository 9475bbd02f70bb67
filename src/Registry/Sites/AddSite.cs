using System.Text.RegularExpressions;
using Equipoise.Evidence.Sources;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A site to be added.</summary>
public sealed record NewSite(string Code, string Name, string Country, string TimeZone, bool Synthetic = false);

/// <summary>Adds a site. Only whoever runs the program on its machine may.</summary>
public sealed partial class AddSite(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    public const int LongestName = 200;

    /// <returns>The id of the site.</returns>
    public async Task<Outcome<Guid>> Run(NewSite site, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var problems = Problems(site.Code, site.Name, site.Country, site.TimeZone).ToList();
        if (problems.Count > 0) return new Refused(RefusalCode.Invalid, "The site cannot be added like this.") { Fields = [.. problems] };
        var acting = Acting.AsOperator(Guid.CreateVersion7(time.GetUtcNow()), time);
        return await databases.Act<Guid>(acting, Right.SiteWrite, "site.added", site, async db =>
        {
            var all = db.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]);
            if (await all.AnyAsync(s => s.Code == site.Code, cancel)) return new Refused(RefusalCode.Duplicate, $"There is a site {site.Code} already.");
            if (await all.AnyAsync(s => s.PracticeOf == null && s.Synthetic != site.Synthetic, cancel)) return new Refused(RefusalCode.WrongState, "Invented sites and real ones never share a registry, but for the practice copy of a site; give this one a registry of its own.");
            db.Sites.Add(new() { SiteId = acting.SiteId, Code = site.Code, Name = site.Name.Trim(), Country = site.Country, TimeZone = site.TimeZone, Synthetic = site.Synthetic });
            return acting.SiteId;
        }, cancel);
    }

    internal static IEnumerable<FieldProblem> Problems(string code, string name, string country, string timeZone)
    {
        if (!Code().IsMatch(code)) yield return new("code", "form", "A code has 2 to 8 capital letters and digits, a letter first, such as HAN1.");
        if (name.Trim() is { Length: 0 or > LongestName }) yield return new("name", "length", $"A name has 1 to {LongestName} characters.");
        if (!Countries.Names.ContainsKey(country)) yield return new("country", "choice", "The country is a code of two capital letters, such as VN.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId) yield return new("timeZone", "choice", "The time zone is a name such as Asia/Ho_Chi_Minh.");
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,7}$", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
