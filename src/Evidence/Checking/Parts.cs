using System.Collections;
using System.Collections.Immutable;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>Every record inside a record, itself included.</summary>
internal static class Parts
{
    public static IEnumerable<T> Of<T>(object record) where T : class => In(record).OfType<T>();

    public static IEnumerable<T> Of<T>(IEnumerable<object> records) where T : class => records.SelectMany(In).OfType<T>();

    private static IEnumerable<object> In(object record)
    {
        yield return record;
        foreach (var field in Shape.Of(record.GetType()).Fields)
        {
            if (field.Property.GetValue(record) is not { } value) continue;
            if (field.Shape.Kind == ShapeKind.Record)
            {
                foreach (var part in In(value)) yield return part;
            }
            else if (field.Shape.Kind == ShapeKind.List && field.Shape.Item.Kind == ShapeKind.Record)
            {
                foreach (var item in (IList)value)
                    foreach (var part in In(item!)) yield return part;
            }
        }
    }
}
