using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Writing;

namespace Equipoise.Registry.Importing.Redcap;

/// <summary>What of a row of a data dictionary is not carried over, or only in part.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Field">The field as REDCap calls it.</param>
/// <param name="Code">A permanent code.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Dropped">Whether the field is left out.</param>
public sealed record DictionaryNote(int Row, string Field, string Code, string Message, bool Dropped);

/// <summary>Forms proposed for a programme, for a person to go through.</summary>
/// <param name="Forms">The forms.</param>
/// <param name="Notes">What was not carried over, by row.</param>
public sealed record ProposedForms(ImmutableArray<ProgrammeForm> Forms, ImmutableArray<DictionaryNote> Notes)
{
    /// <summary>The forms as the part of a programme's file, with what was not carried over above them.</summary>
    public string ToYaml(string source)
    {
        var notes = Notes.Select(n => string.Create(CultureInfo.InvariantCulture, $"# row {n.Row}, {n.Field}: {n.Message.ReplaceLineEndings(" ")}\n"));
        return $"# Proposed from the REDCap data dictionary {source.ReplaceLineEndings(" ")}. Go through it: topics and who may read are guessed from the names of forms.\n{string.Concat(notes)}{YamlWriter.Write(new Written { Forms = Forms })}";
    }

    private sealed record Written
    {
        public required ImmutableArray<ProgrammeForm> Forms { get; init; }
    }
}

/// <summary>Reads a REDCap data dictionary (CSV) and proposes the forms of a programme. What cannot be carried over is told row by row; nothing is dropped in silence.</summary>
public static partial class ProposeForms
{
    private static readonly ImmutableArray<ImmutableArray<string>> Columns =
    [
        ["Variable / Field Name", "field_name"], ["Form Name", "form_name"], ["Section Header", "section_header"], ["Field Type", "field_type"], ["Field Label", "field_label"],
        ["Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"], ["Field Note", "field_note"], ["Text Validation Type OR Show Slider Number", "text_validation_type_or_show_slider_number"],
        ["Text Validation Min", "text_validation_min"], ["Text Validation Max", "text_validation_max"], ["Identifier?", "identifier"], ["Branching Logic (Show field only if...)", "branching_logic"],
        ["Required Field?", "required_field"], ["Matrix Group Name", "matrix_group_name"], ["Field Annotation", "field_annotation"],
    ];

    /// <exception cref="FormatException">It is no data dictionary; the message says what is missing.</exception>
    public static ProposedForms Run(byte[] file)
    {
        var sheet = Sheet.Read(file);
        var at = Columns.Select(names => names.Select(n => sheet.Columns.IndexOf(n)).Max()).ToImmutableArray();
        foreach (var needed in (int[])[0, 1, 3, 4])
            if (at[needed] < 0) throw new FormatException($"This is no REDCap data dictionary: it has no column '{Columns[needed][0]}'.");
        var rows = sheet.Rows.Select(r => new DictionaryRow(r.Number, [.. at.Select(c => c < 0 ? "" : r.Cells[c])])).ToList();
        var (forms, notes) = (new List<ProgrammeForm>(), ImmutableArray.CreateBuilder<DictionaryNote>());
        foreach (var group in rows.Skip(1).GroupBy(r => r.Form, StringComparer.Ordinal))
        {
            var fields = new List<FormField>();
            foreach (var row in group)
                if (DictionaryField.Of(row, fields, notes) is { } field) fields.Add(field);
            if (fields.Count > 0) forms.Add(Form(group.Key, fields));
        }

        if (rows.Count > 0) notes.Insert(0, new(rows[0].Number, rows[0].Field, "record-id", "The first field names the record; here that is the child's pseudonym.", Dropped: true));
        return new([.. forms], notes.ToImmutable());
    }

    private static ProgrammeForm Form(string name, List<FormField> fields)
    {
        var topic = Topic(name);
        var hidden = topic is FormTopic.Infusion or FormTopic.Product or FormTopic.AdverseEvent or FormTopic.Laboratory;
        return new()
        {
            Code = DictionaryField.Code(name), Title = Title(name), Topic = topic, Repeats = topic is FormTopic.AdverseEvent or FormTopic.Medication or FormTopic.Therapy or FormTopic.Diary,
            Blind = hidden ? Blinding.HiddenFromRaters : Blinding.Open, Fields = [.. fields],
        };
    }

    private static string Title(string name) => name.Replace('_', ' ') is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : name;

    private static FormTopic Topic(string name) => name switch
    {
        _ when Adverse().IsMatch(name) => FormTopic.AdverseEvent,
        _ when Laboratory().IsMatch(name) => FormTopic.Laboratory,
        _ when Infusion().IsMatch(name) => FormTopic.Infusion,
        _ when name.Contains("screen", StringComparison.OrdinalIgnoreCase) || name.Contains("eligib", StringComparison.OrdinalIgnoreCase) => FormTopic.Screening,
        _ when name.Contains("medic", StringComparison.OrdinalIgnoreCase) && !name.Contains("history", StringComparison.OrdinalIgnoreCase) => FormTopic.Medication,
        _ when name.Contains("therapy", StringComparison.OrdinalIgnoreCase) => FormTopic.Therapy,
        _ when name.Contains("diary", StringComparison.OrdinalIgnoreCase) => FormTopic.Diary,
        _ => FormTopic.Visit,
    };

    [GeneratedRegex("adverse|reaction|(^|_)s?ae(s|_|$)|safety", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Adverse();

    [GeneratedRegex("(^|_)labs?(_|$)|laborator|blood|cytokine|biomarker", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Laboratory();

    [GeneratedRegex("infusion|dosing|administration", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Infusion();
}

/// <summary>A row of a data dictionary.</summary>
internal sealed record DictionaryRow(int Number, ImmutableArray<string> Cells)
{
    public string Field => Cells[0];

    public string Form => Cells[1];

    public string Section => Cells[2];

    public string Type => Cells[3].ToLowerInvariant();

    public string Label => Cells[4];

    public string Choices => Cells[5];

    public string Note => Cells[6];

    public string Validation => Cells[7].ToLowerInvariant();

    public string Min => Cells[8];

    public string Max => Cells[9];

    public bool Identifies => Cells[10].StartsWith('y') || Cells[10].StartsWith('Y') || Cells[10] == "1";

    public string Branching => Cells[11];

    public bool Required => Cells[12].StartsWith('y') || Cells[12].StartsWith('Y') || Cells[12] == "1";

    public string Annotation => Cells[14];
}
