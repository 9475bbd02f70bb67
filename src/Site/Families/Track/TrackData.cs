using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Instruments;
using Microsoft.AspNetCore.Components;

namespace Equipoise.Site.Families.Track;

/// <summary>What the tracking page hands to its script: how the sheet is counted, what is known of change without cells, and the sentences it may say.</summary>
public static class TrackData
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A block of data inside the page; nothing in it can end the block early.</summary>
    public static MarkupString Block(Instrument instrument, QuestionSheet sheet, FamilyWords words)
    {
        var said = words.Unfilled("say.").ToList();
        var json = JsonSerializer.Serialize(
            new
            {
                Language = words.Language.Code(),
                Worker = TrackFiles.Worker(words.Language),
                Scope = words.Address(TrackFiles.Page),
                Sheet = new { instrument.Id, Parts = sheet.Parts.Select(p => new { p.Name, Points = p.Answers.Select(a => a.Points), Questions = p.Questions.Length }) },
                Reliable = Reliable(instrument) is { } line ? new { Points = line.Change.Smallest() } : null,
                Norms = instrument.UsualChanges.Select(c => new { From = c.FromAge, To = c.ToAge, c.Change }),
                Words = said.ToDictionary(s => s.Key, s => s.Value.Text, StringComparer.Ordinal),
                English = said.Where(s => s.Value.Language != words.Language).Select(s => s.Key),
            },
            Json);
        return new($"<script type=\"application/json\" id=\"track-data\">{json}</script>");
    }

    /// <summary>The widest error that follows from a test and its repetition; null while no such study is on file.</summary>
    public static ChangeLine? Reliable(Instrument instrument) =>
        ChangeLine.Of(instrument).Where(l => l.Reliability.Kind == ReliabilityKind.TestRetest).OrderByDescending(l => l.Change.Smallest()).FirstOrDefault();
}
