using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Equipoise.Evidence.Reading;

/// <summary>What a value looks like in a file.</summary>
internal enum ShapeKind
{
    Text, WholeNumber, Number, YesNo, Choice, Parsed, List, Words, Record,
}

/// <summary>
/// How a type stands in a file. Reader, writer and schema all walk these shapes, so that the three cannot disagree.
/// </summary>
internal sealed record Shape(Type Type, ShapeKind Kind)
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    /// <summary>For a list: the shape of its items.</summary>
    public Shape Item => Of(Type.GetGenericArguments()[0]);

    /// <summary>For a record: its fields in the order in which they are declared, inherited ones first.</summary>
    public ImmutableArray<Field> Fields => FieldsOf.GetOrAdd(Type, static type => [.. Declared(type)]);

    /// <summary>For a choice: its words, in order.</summary>
    public ImmutableArray<string> Choices => [.. Enum.GetNames(Type).Select(Kebab)];

    private static readonly ConcurrentDictionary<Type, ImmutableArray<Field>> FieldsOf = new();

    public static Shape Of(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t => new Shape(t, KindOf(t)));

    private static ShapeKind KindOf(Type type) =>
        type == typeof(string) ? ShapeKind.Text
        : type == typeof(int) ? ShapeKind.WholeNumber
        : type == typeof(decimal) ? ShapeKind.Number
        : type == typeof(bool) ? ShapeKind.YesNo
        : type.IsEnum ? ShapeKind.Choice
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? ShapeKind.List
        : type == typeof(ImmutableSortedDictionary<string, string>) ? ShapeKind.Words
        : type.IsValueType ? ShapeKind.Parsed
        : ShapeKind.Record;

    private static IEnumerable<Field> Declared(Type type)
    {
        var chain = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType) chain.Push(t);
        return from declaring in chain
               from property in declaring.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               where property.SetMethod is { IsPublic: true }
               select new Field(property);
    }

    /// <summary>The word a choice is written with: <c>SecondHand</c> is <c>second-hand</c>.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}

/// <summary>One field of a record.</summary>
internal sealed record Field(PropertyInfo Property)
{
    public string Name { get; } = char.ToLowerInvariant(Property.Name[0]) + Property.Name[1..];

    public bool Required { get; } = Property.IsDefined(typeof(RequiredMemberAttribute));

    public Shape Shape { get; } = Shape.Of(Property.PropertyType);
}
