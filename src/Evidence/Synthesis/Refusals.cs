using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Synthesis;

/// <summary>The sentence of a refusal, without what the framework adds for programmers.</summary>
public static partial class Refusals
{
    /// <summary>The sentence.</summary>
    /// <param name="refusal">What was thrown.</param>
    public static string Sentence(ArgumentException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Addition().Replace(refusal.Message, "").Trim();
    }

    [GeneratedRegex(@"\s*\(Parameter '[^']*'\)(\s*Actual value was [^\n]*)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addition();
}
