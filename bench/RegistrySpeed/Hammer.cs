using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Bench.RegistrySpeed;

/// <summary>Saves without end until it is killed, and says after each save what was acknowledged; and checks afterwards that all of it is there.</summary>
internal static class Hammer
{
    private const int Writers = 4;

    public static async Task Run(IDbContextFactory<RegistryDb> databases, Programme programme)
    {
        var site = await InventedSite.Make(databases, programme, 50);
        var gate = new Lock();
        Console.WriteLine($"site {site.Id}");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            SavedForm? saved = null;
            for (var i = 0; ; i++)
            {
                saved = await site.SaveOne(writer, i, i % 2 == 0 ? null : saved);
                lock (gate) Console.WriteLine($"saved {saved.RecordId} {saved.Version}");
            }
        })));
    }

    /// <summary>Zero when every acknowledged save is there and every history and record holds.</summary>
    public static async Task<int> Check(IDbContextFactory<RegistryDb> databases, string acknowledged)
    {
        var said = (await File.ReadAllLinesAsync(acknowledged)).Select(l => l.Split(' ')).ToList();
        var saves = said.Where(l => l is ["saved", _, _]).Select(l => (Id: Guid.Parse(l[1]), Version: int.Parse(l[2], CultureInfo.InvariantCulture))).ToList();
        var (lost, broken) = (0, 0);
        foreach (var line in await new ListSites(databases, TimeProvider.System).All())
        {
            var id = line.Site.SiteId;
            if (said.Exists(l => l is ["site", var told] && told == id.ToString()))
            {
                await using var db = databases.For(Acting.AsOperator(id, TimeProvider.System));
                var kept = await db.FormRecords.ToDictionaryAsync(r => r.Id, r => r.Version);
                lost += saves.Count(s => !kept.TryGetValue(s.Id, out var version) || version < s.Version);
            }

            if (!(await new VerifyHistory(databases).Run(id)).Holds) broken++;
        }

        Console.WriteLine($"{saves.Count} saves acknowledged, {lost} lost, {broken} histories broken");
        return lost + broken == 0 ? 0 : 1;
    }
}
