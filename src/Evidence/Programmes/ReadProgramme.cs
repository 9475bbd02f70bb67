using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Checking;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Writing;

namespace Equipoise.Evidence.Programmes;

/// <summary>Reads one programme from the text of its file, checked against the evidence it refers to; and writes it.</summary>
public static class ReadProgramme
{
    /// <summary>The programme, or everything that stands in its way, by line and column.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="evidence">Where its instruments, cells and sources are.</param>
    /// <param name="file">The name that problems give.</param>
    public static (Programme? Programme, ImmutableArray<Problem> Problems) From(string text, Snapshot evidence, string file = "programme.yaml")
    {
        var (programme, problems) = Draft(text, evidence, file);
        return problems.IsEmpty && programme is not null ? (ProgrammeItems.With(programme, evidence.Instruments), problems) : (null, problems);
    }

    /// <summary>The programme as it stands in the text, even when it has problems, for a page on which they are solved; null when the text cannot be understood at all. The questions of instruments are not put in.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="evidence">Where its instruments, cells and sources are.</param>
    /// <param name="file">The name that problems give.</param>
    public static (Programme? Programme, ImmutableArray<Problem> Problems) Draft(string text, Snapshot evidence, string file = "programme.yaml")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(evidence);
        var (problems, locations) = (new List<Problem>(), new Locations());
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > YamlText.MostBytes) return (null, [new(Codes.FileTooLarge, file, 0, 0, "", $"A programme has at most {YamlText.MostBytes:N0} bytes.")]);
        var programme = YamlText.Read(bytes, file, problems) is { } node ? new Binder(file, problems, locations).Bind<Programme>(node) : null;
        if (programme is not null) problems.AddRange(ProgrammeChecks.Of(programme, evidence.Instruments, (folder, id) => folder == "cells" ? evidence.Cells.ContainsKey(id) : evidence.Instruments.ContainsKey(id), locations).Concat(SourceChecks.Of(locations, evidence.Sources.ContainsKey)));
        return (programme, [.. problems.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }

    /// <summary>The text that <see cref="From"/> reads back to an equal programme.</summary>
    public static string Write(Programme programme) => YamlWriter.Write(ProgrammeItems.Without(programme));
}
