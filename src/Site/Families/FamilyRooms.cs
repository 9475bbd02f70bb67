using System.Collections.Immutable;

namespace Equipoise.Site.Families;

/// <summary>A way in for families, as the page <c>/families</c> lists it.</summary>
/// <param name="Key">Its words are <c>{key}.title</c> and <c>{key}.text</c> in <c>data/words/en/families.yaml</c>.</param>
/// <param name="Address">In English.</param>
/// <param name="InEnglishOnly">Whether the page has no other language.</param>
public sealed record FamilyRoom(string Key, string Address, bool InEnglishOnly = false);

/// <summary>Rooms that answer one question of families.</summary>
/// <param name="Key">Its heading in <c>data/words/en/families.yaml</c>.</param>
/// <param name="Rooms">In the order in which they are listed.</param>
public sealed record FamilyFloor(string Key, ImmutableArray<FamilyRoom> Rooms);

/// <summary>Every way in for families.</summary>
public static class FamilyRooms
{
    public const string Landing = "/families";

    public static ImmutableArray<FamilyFloor> All { get; } =
    [
        new("thinking",
        [
            new("decide", "/families/decide"),
            new("alternatives", "/alternatives", InEnglishOnly: true),
            new("questions", "/families/questions"),
            new("warning-signs", "/families/signs"),
            new("check", "/check", InEnglishOnly: true),
        ]),
        new("looking",
        [
            new("trials", "/families/trials"),
            new("clinics", "/families/clinics"),
            new("costs", "/families/costs"),
            new("letter", "/families/letter"),
            new("law", "/law", InEnglishOnly: true),
            new("rights", "/families/rights"),
            new("picture-story", "/families/picture-story"),
        ]),
        new("after",
        [
            new("paid", "/families/paid"),
            new("treated", "/families/treated"),
            new("reporting", "/families/report"),
            new("track", "/families/track"),
        ]),
    ];
}
