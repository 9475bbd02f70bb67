using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Writing;

namespace Equipoise.Evidence.Drafting;

/// <summary>Writes a draft as the files that the reader of the evidence base takes, with what is left to do in comments.</summary>
public static class WriteDraft
{
    /// <summary>The study file, with its source, what is to fill and what was not taken as comments before it.</summary>
    public static string StudyFile(StudyDraft draft, ImmutableArray<FieldProposal>? proposals = null, string? known = null)
    {
        var text = new StringBuilder();
        Comment(text, "A draft made by the program from one record. Read the record itself, mend this, give it its own id and name, and put your name under extractedBy.");
        Comment(text, "The notes say where in the record each figure stands; they may go when a person has looked.");
        text.Append("#\n");
        if (proposals is { } fields)
        {
            Comment(text, $"The evidence base has this study already: {known}. Field by field (lacks: ours lacks it; differs: ours says something else):");
            foreach (var p in fields) Comment(text, $"  {p.Kind.ToString().ToLowerInvariant(),-8} {p.Field}: {(p.Ours is null ? "" : $"ours {p.Ours}; ")}record {p.Record}{(p.Place is null ? "" : $" ({p.Place})")}");
            text.Append("#\n");
        }

        Comment(text, "To fill in or decide:");
        foreach (var line in draft.ToFill) Comment(text, $"  - {line}");
        if (draft.NotTaken.Length > 0)
        {
            text.Append("#\n");
            Comment(text, $"Not taken, because a person has to say where it belongs ({draft.NotTaken.Length}):");
            foreach (var line in draft.NotTaken) Comment(text, $"  - {line}");
        }

        text.Append("#\n");
        Comment(text, $"Its source goes into a file of data/sources:");
        foreach (var line in SourceFile(draft).Split('\n', StringSplitOptions.RemoveEmptyEntries)) Comment(text, "  " + line);
        return text.Append(YamlWriter.Write(draft.Study)).ToString();
    }

    /// <summary>The file of its source.</summary>
    public static string SourceFile(StudyDraft draft) => YamlWriter.Write(new SourceFile { Sources = [draft.Source] });

    private static void Comment(StringBuilder text, string line)
    {
        text.Append("# ");
        foreach (var c in line) text.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        text.Append('\n');
    }
}
