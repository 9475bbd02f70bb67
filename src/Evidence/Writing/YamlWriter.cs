using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Writing;

/// <summary>Writes a record as the YAML that <see cref="EvidenceFolder"/> reads back to an equal record.</summary>
public static class YamlWriter
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(object record)
    {
        var text = new StringBuilder();
        Record(text, record, indent: 0, afterDash: false);
        return text.ToString();
    }

    private static void Record(StringBuilder text, object record, int indent, bool afterDash)
    {
        var blank = record.GetType().GetConstructor(Type.EmptyTypes)!.Invoke(null);
        var first = afterDash;
        foreach (var field in Shape.Of(record.GetType()).Fields)
        {
            var value = field.Property.GetValue(record);
            if (value is null || (!field.Required && Absent(value, field.Property.GetValue(blank)))) continue;
            if (!first) text.Append(' ', indent);
            first = false;
            text.Append(field.Name).Append(':');
            Value(text, field.Shape, value, indent);
        }
    }

    private static bool Absent(object value, object? unset) => value is IList list ? list.Count == 0 : value.Equals(unset);

    private static void Value(StringBuilder text, Shape shape, object value, int indent)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Record:
                text.Append('\n');
                Record(text, value, indent + 2, afterDash: false);
                break;
            case ShapeKind.List when ((IList)value).Count == 0:
                text.Append(" []\n");
                break;
            case ShapeKind.List:
                text.Append('\n');
                foreach (var item in (IList)value) Item(text, shape.Item, item!, indent + 2);
                break;
            case ShapeKind.Words:
                text.Append('\n');
                foreach (var (key, sentence) in (ImmutableSortedDictionary<string, string>)value) text.Append(' ', indent + 2).Append(key).Append(": ").Append(JsonSerializer.Serialize(sentence, Quoting)).Append('\n');
                break;
            default:
                text.Append(' ').Append(Scalar(shape, value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder text, Shape shape, object item, int indent)
    {
        text.Append(' ', indent).Append('-');
        if (shape.Kind == ShapeKind.Record)
        {
            text.Append(' ');
            Record(text, item, indent + 2, afterDash: true);
        }
        else
        {
            Value(text, shape, item, indent);
        }
    }

    private static string Scalar(Shape shape, object value) => shape.Kind switch
    {
        ShapeKind.Text or ShapeKind.Parsed => JsonSerializer.Serialize(value.ToString(), Quoting),
        ShapeKind.Choice => Shape.Kebab(value.ToString()!),
        ShapeKind.YesNo => (bool)value ? "true" : "false",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };
}
