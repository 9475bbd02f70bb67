using System.Collections;
using System.Collections.Frozen;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Says = Equipoise.Evidence.Sources.Reading;

namespace Equipoise.Evidence.Searching;

/// <summary>Every text inside a record, so that a field added tomorrow is found tomorrow.</summary>
internal static class RecordTexts
{
    private const int ShortestQuote = 20;

    /// <summary>Found but not quoted: by itself each would be taken for a finding, or for nothing at all.</summary>
    private static readonly FrozenSet<string> NotQuoted = FrozenSet.Create(StringComparer.Ordinal, "note", "missing", "label", "topic", "notToBeConfusedWith");

    private static readonly FrozenSet<string> NotProse = FrozenSet.Create(StringComparer.Ordinal,
        "id", "source", "arm", "versus", "sameChildrenAs", "extractedBy", "checkedBy");

    /// <param name="record">The record.</param>
    /// <param name="except">Fields of the record itself that are searched elsewhere.</param>
    public static IEnumerable<Passage> In(object record, params IReadOnlyCollection<string> except) => In(record, quotable: true, except);

    /// <summary>The same, for a record that is quoted only by its own sentence.</summary>
    public static IEnumerable<Passage> Unquoted(object record, params IReadOnlyCollection<string> except) => In(record, quotable: false, except);

    private static IEnumerable<Passage> In(object record, bool quotable, IReadOnlyCollection<string> except)
    {
        quotable = quotable && MayBeQuoted(record);
        return from field in Shape.Of(record.GetType()).Fields
               where !NotProse.Contains(field.Name) && !except.Contains(field.Name, StringComparer.Ordinal)
               let value = field.Property.GetValue(record)
               where value is not null
               from passage in OfField(field, value, quotable && !NotQuoted.Contains(field.Name))
               select passage;
    }

    private static IEnumerable<Passage> OfField(Field field, object value, bool quotable) => field.Shape.Kind switch
    {
        ShapeKind.Text => [Prose((string)value, quotable)],
        ShapeKind.Record => In(value, quotable, []),
        ShapeKind.List when field.Shape.Item.Kind == ShapeKind.Text => ((IEnumerable)value).Cast<string>().Select(text => Prose(text, quotable)),
        ShapeKind.List when field.Shape.Item.Kind == ShapeKind.Record => ((IEnumerable)value).Cast<object>().SelectMany(item => In(item, quotable, [])),
        _ => [],
    };

    /// <summary>A result needs its design beside it, a disagreement its other side, and hearsay its warning.</summary>
    private static bool MayBeQuoted(object record) =>
        record is not (Result or Harm or PooledResult or Says or Figure { How: How.SecondHand or How.Unverified });

    private static Passage Prose(string text, bool quotable) =>
        new(Place.Rest, text, quotable && text.Length >= ShortestQuote && text.Contains(' ', StringComparison.Ordinal));
}
