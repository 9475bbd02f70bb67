using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Equipoise.Evidence.Reading;

/// <summary>Turns nodes into records, reporting everything that does not fit at once.</summary>
internal sealed class Binder(string file, List<Problem> problems, Locations locations)
{
    /// <summary>The record, or null when anything in it did not fit.</summary>
    public T? Bind<T>(YamlNode root) where T : class
    {
        var before = problems.Count;
        var record = Value(Shape.Of(typeof(T)), root, "");
        return problems.Count == before ? (T?)record : null;
    }

    private object? Value(Shape shape, YamlNode node, string path) => (shape.Kind, node) switch
    {
        (ShapeKind.Record, YamlMap map) => Record(shape, map, path),
        (ShapeKind.List, YamlList list) => List(shape, list, path),
        (ShapeKind.Words, YamlMap map) => Words(map, path),
        (ShapeKind.Record or ShapeKind.Words, _) => Refuse(Codes.WrongKind, node, path, "Fields are expected here (name: value)."),
        (ShapeKind.List, _) => Refuse(Codes.WrongKind, node, path, "A list is expected here (lines that start with a dash)."),
        (_, YamlScalar scalar) => Scalar(shape, scalar, path),
        _ => Refuse(Codes.WrongKind, node, path, "A single value is expected here."),
    };

    private object Record(Shape shape, YamlMap map, string path)
    {
        var record = shape.Type.GetConstructor(Type.EmptyTypes)!.Invoke(null);
        locations.Record(record, file, map.Line, map.Column, path);
        var entries = map.Entries.ToDictionary(e => e.Key, StringComparer.Ordinal);
        foreach (var field in shape.Fields)
        {
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!entries.Remove(field.Name, out var entry))
            {
                if (field.Required) problems.Add(new(Codes.MissingField, file, map.Line, map.Column, at, "This field is missing."));
                continue;
            }

            var value = Value(field.Shape, entry.Value, at);
            locations.Field(record, field.Name, file, entry.Value.Line, entry.Value.Column, at, understood: value is not null);
            if (value is not null) field.Property.SetValue(record, value);
        }

        foreach (var unknown in entries.Values.OrderBy(e => e.Line))
        {
            var at = path.Length == 0 ? unknown.Key : $"{path}.{unknown.Key}";
            problems.Add(new(Codes.UnknownField, file, unknown.Line, unknown.Column, at, $"There is no such field here.{DidYouMean(unknown.Key, shape.Fields.Select(f => f.Name))}"));
        }

        return record;
    }

    private object List(Shape shape, YamlList list, string path)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(shape.Item.Type))!;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (Value(shape.Item, list.Items[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]") is { } item) items.Add(item);
        }

        return Frozen.MakeGenericMethod(shape.Item.Type).Invoke(null, [items])!;
    }

    /// <summary>Sentences under keys that the file chooses.</summary>
    private ImmutableSortedDictionary<string, string> Words(YamlMap map, string path)
    {
        var text = Shape.Of(typeof(string));
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
            if (Value(text, entry.Value, $"{path}.{entry.Key}") is string sentence) said[entry.Key] = sentence;
        var words = said.ToImmutable();
        locations.Record(words, file, map.Line, map.Column, path);
        foreach (var entry in map.Entries) locations.Field(words, entry.Key, file, entry.Value.Line, entry.Value.Column, $"{path}.{entry.Key}", understood: words.ContainsKey(entry.Key));
        return words;
    }

    private static readonly MethodInfo Frozen = typeof(Binder).GetMethod(nameof(Freeze), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static ImmutableArray<T> Freeze<T>(List<T> items) => [.. items];

    private object? Scalar(Shape shape, YamlScalar scalar, string path)
    {
        if (scalar.Text.Trim().Length == 0 || (scalar.Plain && scalar.Text is "~" or "null" or "Null" or "NULL"))
            return Refuse(Codes.EmptyValue, scalar, path, "There is no value here; leave the field out when nothing is known.");
        return shape.Kind switch
        {
            ShapeKind.Text when scalar.Plain && LooksLikeANumber(scalar.Text) => Refuse(Codes.NeedsQuotes, scalar, path, $"Put quotes around {scalar.Text}: this is a text, not a number."),
            ShapeKind.Text => scalar.Text.Trim(),
            ShapeKind.WholeNumber => scalar.Plain && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole : Refuse(Codes.NotANumber, scalar, path, $"'{Short(scalar.Text)}' is not a whole number."),
            ShapeKind.Number => scalar.Plain && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number : Refuse(Codes.NotANumber, scalar, path, $"'{Short(scalar.Text)}' is not a number such as 12 or -0.5."),
            ShapeKind.YesNo => scalar.Text switch
            {
                "true" => true,
                "false" => false,
                _ => Refuse(Codes.NotAChoice, scalar, path, $"'{Short(scalar.Text)}' is neither true nor false."),
            },
            ShapeKind.Choice => Choice(shape, scalar, path),
            _ => Parsed(shape, scalar, path),
        };
    }

    private object? Choice(Shape shape, YamlScalar scalar, string path)
    {
        var index = shape.Choices.IndexOf(scalar.Text);
        return index >= 0
            ? Enum.Parse(shape.Type, Enum.GetNames(shape.Type)[index])
            : Refuse(Codes.NotAChoice, scalar, path, $"'{Short(scalar.Text)}' is not one of: {string.Join(", ", shape.Choices)}.");
    }

    private object? Parsed(Shape shape, YamlScalar scalar, string path)
    {
        object?[] arguments = [scalar.Text, CultureInfo.InvariantCulture, null];
        var parse = shape.Type.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider), shape.Type.MakeByRefType()])!;
        if ((bool)parse.Invoke(null, arguments)!) return arguments[2];
        var example = shape.Type.Name switch
        {
            "PartialDate" => "a date such as \"2020\", \"2020-03\" or \"2020-03-09\"",
            "StudyTime" => "a time such as baseline, 30 days, 24 weeks or 6 months",
            _ => "a p value such as 0.002 or \"<0.05\"",
        };
        return Refuse(Codes.BadForm, scalar, path, $"'{Short(scalar.Text)}' is not {example}.");
    }

    private object? Refuse(string code, YamlNode node, string path, string message)
    {
        problems.Add(new(code, file, node.Line, node.Column, path, message));
        return null;
    }

    private static bool LooksLikeANumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text is "true" or "false";

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static string DidYouMean(string word, IEnumerable<string> names) =>
        names.FirstOrDefault(n => string.Equals(n, word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { } near ? $" Did you mean {near}?" : "";
}
