namespace Equipoise.Evidence.Eligibility;

/// <summary>Whether something holds of a child, as far as its family has said.</summary>
public enum Truth
{
    False, Unknown, True,
}

/// <summary>Logic with a third value: what is not known stays so.</summary>
internal static class Truths
{
    public static Truth Not(this Truth truth) => truth switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Unknown };

    public static Truth Of(bool? value) => value switch { true => Truth.True, false => Truth.False, null => Truth.Unknown };
}
