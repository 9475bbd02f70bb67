using System.Diagnostics;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Bench.RegistrySpeed;

/// <summary>Exports so many values, in a process that does nothing else, so that its peak of memory is that of exporting.</summary>
internal static class ExportSpeed
{
    private const int FieldsOfRecord = 250;
    private const int RecordsOfChild = 2;

    /// <summary>Puts a site with so many answers into the tables directly.</summary>
    public static async Task Fill(IDbContextFactory<RegistryDb> databases, Programme programme, int values)
    {
        var site = await InventedSite.Make(databases, programme, values / (FieldsOfRecord * RecordsOfChild));
        await using var reading = databases.For(Acting.AsOperator(site.Id, TimeProvider.System));
        var children = await reading.Participants.Select(p => new { p.Id, p.ProgrammeHash }).ToListAsync();
        foreach (var some in children.Chunk(200))
        {
            await using var db = databases.CreateDbContext();
            db.Bind(site.Id);
            db.IsRecorded = true;
            foreach (var child in some)
                for (var i = 0; i < RecordsOfChild; i++)
                    db.FormRecords.Add(new() { SiteId = site.Id, Id = Guid.CreateVersion7(), ParticipantId = child.Id, Form = "vitals", Instance = i + 1, Entry = 1, Values = Values(i), State = RecordState.Draft, ProgrammeHash = child.ProgrammeHash });
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Exports and throws the bytes away, and says how long it took and how much memory the process ever held.</summary>
    public static async Task Run(IDbContextFactory<RegistryDb> databases, ExportFormat format)
    {
        var line = (await new ListSites(databases, TimeProvider.System).All())[0];
        var acting = new Acting(Guid.Empty, Role.Coordinator, line.Site.SiteId, TimeProvider.System.GetUtcNow()) { Reason = "To measure." };
        var started = Stopwatch.GetTimestamp();
        var begun = (await new ExportRecords(databases).Begin(acting, new("bench", format))).Done;
        var done = await begun.Write(Stream.Null);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).Single(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {done.Values:N0} | {format.ToString().ToLowerInvariant()} | {done.Children:N0} | {done.Bytes / 1e6:0.0} | {seconds:0.0} | {int.Parse(peak, CultureInfo.InvariantCulture) / 1024.0:0} |"));
    }

    private static string Values(int seed) => "{" + string.Join(',', Enumerable.Range(1, FieldsOfRecord).Select(i => $"\"item-{i}\":{(i * 3.5m + seed).ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)) + "}";
}
