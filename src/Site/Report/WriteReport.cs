using System.Text;
using Equipoise.Evidence;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Equipoise.Site.Report;

/// <summary>Writes the report: for the page, and as one file that holds its style and its pictures and asks for nothing from anywhere.</summary>
/// <param name="snapshot">The records.</param>
/// <param name="book">The findings.</param>
/// <param name="said">Under what name they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="databases">Where past releases are kept; null where none are.</param>
public sealed class WriteReport(Snapshot snapshot, FindingBook book, Said said, TimeProvider time, IDbContextFactory<EvidenceDb>? databases)
{
    /// <summary>What the report is called.</summary>
    public const string Title = "Cell therapy for autism: the whole review";

    private const int LookedThrough = 20;

    /// <summary>What the report is written from, with the latest change that somebody could notice.</summary>
    public async Task<ReportData> Data(CancellationToken cancel = default)
    {
        Change? latest = databases is null ? null : (await new ReadChanges(databases).List(0, LookedThrough, cancel)).Items.FirstOrDefault(c => !c.IsSilent);
        return new(snapshot, book, said, latest, databases is not null, time.GetUtcNow());
    }

    /// <summary>The report as one file of HTML in UTF-8.</summary>
    /// <param name="data">What it is written from.</param>
    /// <param name="progress">Told how far it is, 0 to 1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidDataException">It would be larger than <see cref="ReportData.Limit"/>.</exception>
    public static async Task<byte[]> Write(ReportData data, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        await using var services = new ServiceCollection().AddSingleton(data.Snapshot).AddSingleton(data.Book).AddSingleton(data.Said).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var text = new StringBuilder();
        text.Append(PageFile.Head(Title, "report", "Equipoise " + data.Said.EngineVersion)).Append(await PageFile.Draw<ReportFront>(renderer, new(StringComparer.Ordinal) { ["Data"] = data })).Append('\n');
        for (var i = 0; i < ReportChapter.All.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report((double)i / ReportChapter.All.Length);
            text.Append(await PageFile.Draw<ReportChapterView>(renderer, new(StringComparer.Ordinal) { ["Data"] = data, ["Chapter"] = ReportChapter.All[i] })).Append('\n');
        }

        text.Append(PageFile.Foot);
        progress?.Report(1);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        return bytes.Length <= ReportData.Limit ? bytes : throw new InvalidDataException(FormattableString.Invariant($"The report would have {bytes.Length / 1024:N0} kB; it may have {ReportData.Limit / 1024:N0} kB at most."));
    }
}
