namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Kinds of cells as a reader says them.</summary>
internal static class CellWords
{
    public static string Of(IEnumerable<string> kinds) => string.Join(" and ", kinds.Order(StringComparer.Ordinal).Select(Of));

    private static string Of(string kind) => kind switch
    {
        "cord" => "cells of the umbilical cord",
        "bone-marrow" => "bone marrow cells",
        "adipose" => "fat cells",
        "fetal" => "fetal cells",
        _ => kind.Replace("-msc", " mesenchymal cells", StringComparison.Ordinal).Replace("-mnc", " mononuclear cells", StringComparison.Ordinal).Replace('-', ' '),
    };
}
