using System.Collections.Immutable;
using System.Security.Cryptography;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Programmes;

/// <summary>Puts into a programme what the files of its instruments say: the questions of items, and how scores are defined.</summary>
public static class ProgrammeItems
{
    /// <summary>The programme with the questions under each field of type items. Doing it again changes nothing.</summary>
    /// <param name="programme">A programme that has passed its checks.</param>
    /// <param name="instruments">The instruments it was checked against.</param>
    public static Programme With(Programme programme, IReadOnlyDictionary<string, Instrument> instruments)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(instruments);
        return programme with
        {
            Forms = [.. programme.Forms.Select(f => f with { Fields = [.. Own(f).SelectMany(field => field.Items is { } items ? [field, .. Questions(field, items, instruments)] : (ImmutableArray<FormField>)[field])] })],
            Instruments = [.. programme.Instruments.Select(i => i with { Edition = instruments.TryGetValue(i.Instrument, out var record) ? new(record.Family, HashOf(record)) : null })],
        };
    }

    /// <summary>The programme as it stands in its file.</summary>
    public static Programme Without(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with
        {
            Forms = [.. programme.Forms.Select(f => f with { Fields = [.. Own(f)] })],
            Instruments = [.. programme.Instruments.Select(i => i with { Edition = null })],
        };
    }

    /// <summary>The questions that an instrument has for a part; none when it has no such part or they may not be shown.</summary>
    internal static SheetPart? Part(FieldItems items, IReadOnlyDictionary<string, Instrument> instruments) =>
        instruments.GetValueOrDefault(items.Instrument) is { Sheet: { } sheet, Licence.ItemsMayBeShown: true } ? sheet.Parts.FirstOrDefault(p => p.Name == items.Part) : null;

    private static IEnumerable<FormField> Own(ProgrammeForm form) => form.Fields.Where(f => f.Item is null);

    private static IEnumerable<FormField> Questions(FormField block, FieldItems items, IReadOnlyDictionary<string, Instrument> instruments)
    {
        if (Part(items, instruments) is not { } part) return [];
        var language = instruments[items.Instrument].Sheet!.Language;
        ImmutableArray<FieldChoice> answers = [.. part.Answers.Select(a => new FieldChoice { Code = Code(a.Words), Label = a.Words, Points = a.Points })];
        return part.Questions.Select((q, i) => new FormField
        {
            Code = FormattableString.Invariant($"{block.Code}-{i + 1}"),
            Label = q.Words,
            Type = FieldType.Choice,
            Choices = answers,
            Required = block.Required,
            Missing = block.Missing,
            Show = block.Show,
            Readers = block.Readers,
            Item = new(block.Code, i + 1, language, q.Doubt),
        });
    }

    /// <summary><c>Very true</c> is <c>very-true</c>.</summary>
    internal static string Code(string words) => string.Join('-', words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))));

    private static string HashOf(Instrument i) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(new
    {
        i.Id,
        i.Family,
        i.Better,
        Range = Ends(i.Range),
        Subscales = i.Subscales.Select(s => new { s.Name, s.Better, Range = Ends(s.Range), s.Items }),
        Parts = i.Sheet?.Parts,
    })));

    private static decimal[]? Ends(ScoreRange? range) => range is null ? null : [range.Low, range.High];
}
