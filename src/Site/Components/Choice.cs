using System.Text.Json;

namespace Equipoise.Site.Components;

/// <summary>The word by which a choice goes in addresses, classes and files.</summary>
public static class Choice
{
    public static string Word<T>(T choice) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());

    public static string Word(Enum choice) => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());
}
