using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Equipoise.Evidence.Claims;

/// <summary>Types, stances, verdicts and flags by the words that stand in files and on the wire.</summary>
public static class ClaimLabels
{
    private static readonly FrozenDictionary<string, ClaimType> Types = Named<ClaimType>();
    private static readonly FrozenDictionary<string, Stance> Stances = Named<Stance>();
    private static readonly FrozenDictionary<string, Verdict> Verdicts = Named<Verdict>();

    public static ClaimType Type(string label) => Types[label];

    public static Stance Stance(string label) => Stances[label];

    public static Verdict Verdict(string label) => Verdicts[label];

    public static string Of<T>(T value) where T : struct, Enum =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;

    private static FrozenDictionary<string, T> Named<T>() where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(Of, StringComparer.Ordinal);
}
