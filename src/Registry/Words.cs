using System.Text.Json;

namespace Equipoise.Registry;

/// <summary>Names as they are written for people and in stored rows.</summary>
public static class Words
{
    /// <summary><c>BlindedRater</c> is <c>blinded rater</c>.</summary>
    public static string Of(Enum name) => Code(name).Replace('-', ' ');

    /// <summary><c>BlindedRater</c> is <c>blinded-rater</c>.</summary>
    public static string Code(Enum name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());
    }
}
