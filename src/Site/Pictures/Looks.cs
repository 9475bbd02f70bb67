namespace Equipoise.Site.Pictures;

/// <summary>How a study's mark looks.</summary>
internal static class Looks
{
    public static string Of(Comparison comparison) => comparison == Comparison.Uncontrolled ? "pic-hollow" : "pic-filled";

    /// <summary>Radius of the marks where size means nothing: smaller where they are many.</summary>
    public static double Radius(int marks) => marks > 100 ? 3 : 4.5;

    /// <summary>For marks of which one may cover another.</summary>
    public static string SeeThrough(Comparison comparison) => comparison == Comparison.Uncontrolled ? "pic-hollow pic-clear" : "pic-filled pic-see-through";

    /// <summary>Says in the key what filled and hollow mean, if there are both or either.</summary>
    public static void Comparisons(this Key key, IReadOnlyCollection<Comparison> comparisons)
    {
        if (comparisons.Contains(Comparison.Controlled)) key.Mark(c => c.Add(new Disc(key.X + 5, key.Y - 4, 4.5, "pic-filled")), "with a comparison group");
        if (comparisons.Contains(Comparison.Uncontrolled)) key.Mark(c => c.Add(new Disc(key.X + 5, key.Y - 4, 4.5, "pic-hollow")), "without a comparison group");
    }

    /// <summary>An upright stroke in the key.</summary>
    public static void Upright(this Key key, string look, string words) => key.Mark(c => c.Line(key.X + 5, key.Y - 12, key.X + 5, key.Y + 2, look), words);

    /// <summary>A level stroke in the key.</summary>
    public static void Level(this Key key, string look, string words) => key.Mark(c => c.Line(key.X, key.Y - 4, key.X + 12, key.Y - 4, look), words);
}
