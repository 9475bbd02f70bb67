using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>Puts the words of a page together, stretch by stretch, and decides what of its menus and margins is worth reading.</summary>
internal sealed class PageWords
{
    /// <summary>Words that make a sentence out of a stretch of a menu.</summary>
    private const int Sentence = 6;

    /// <summary>Characters up to which a row of a table is one stretch.</summary>
    private const int ShortRow = 400;

    private const int LongestTitle = 300;

    private readonly StringBuilder text = new();
    private readonly StringBuilder stretch = new();
    private readonly StringBuilder title = new();
    private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
    private BlockKind kind = BlockKind.Paragraph;
    private bool aside, hasCells, lineEnded, nextCell, space;
    private int linked, pictures, setAside;

    /// <summary>Whether the stretch is still as short as a row of a table.</summary>
    public bool IsShort => stretch.Length < ShortRow;

    /// <summary>What the next words are part of.</summary>
    public void Place(BlockKind what, bool inMargin)
    {
        if (stretch.Length > 0) return;
        (kind, aside) = (what, inMargin);
    }

    public void Say(string words, bool isLink, bool isPreformatted)
    {
        foreach (var sign in words)
        {
            if (sign == '\n' && isPreformatted) EndLine();
            else if (char.IsWhiteSpace(sign)) space = true;
            else if (!char.IsControl(sign)) Add(sign, isLink);
        }
    }

    public void Title(string words)
    {
        if (title.Length < LongestTitle) title.Append(words, 0, Math.Min(words.Length, LongestTitle));
    }

    public void Picture() => pictures++;

    public void Space() => space = true;

    public void EndLine() => lineEnded = true;

    public void NextCell() => nextCell = true;

    public void EndStretch()
    {
        (lineEnded, nextCell, space) = (false, false, false);
        if (stretch.Length > 0) Keep(hasCells && kind == BlockKind.Paragraph ? BlockKind.TableRow : kind);
        stretch.Clear();
        (hasCells, linked) = (false, 0);
    }

    public PageText Page()
    {
        EndStretch();
        var whole = text.ToString();
        var named = Collapsed(title.ToString());
        var heading = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading);
        return new(whole, blocks.ToImmutable())
        {
            Title = named.Length > 0 ? named : heading.Length > 0 ? whole[heading.Start..heading.End] : null,
            IsDerived = true,
            Notes = [.. Notes()],
        };
    }

    private void Add(char sign, bool isLink)
    {
        if (lineEnded && stretch.Length > 0 && !GoesOn(sign)) EndStretch();
        if (stretch.Length > 0)
        {
            if (nextCell) (hasCells, _) = (true, stretch.Append(" | "));
            else if (space || lineEnded) stretch.Append(' ');
        }

        (lineEnded, nextCell, space) = (false, false, false);
        stretch.Append(sign);
        if (isLink) linked++;
    }

    /// <summary>Whether a sentence goes on after the end of a line that the page made by hand.</summary>
    private bool GoesOn(char sign) => char.IsLower(sign) && stretch[^1] is not ('.' or '!' or '?' or ':');

    private void Keep(BlockKind what)
    {
        if (aside && what != BlockKind.Quotation && !IsWorthReading())
        {
            setAside++;
            return;
        }

        if (text.Length > 0)
        {
            var listed = blocks.Count > 0 && blocks[^1].Kind == what && what is BlockKind.ListItem or BlockKind.TableRow;
            text.Append(listed ? "\n" : "\n\n");
        }

        if (what == BlockKind.ListItem) text.Append("• ");
        var start = text.Length;
        text.Append(stretch);
        blocks.Add(new(what, start, text.Length));
    }

    /// <summary>In menus and margins: a sentence that is no link, or a price.</summary>
    private bool IsWorthReading()
    {
        int words = 1, money = 0, digits = 0;
        for (var i = 0; i < stretch.Length && i < ShortRow; i++)
        {
            if (stretch[i] == ' ') words++;
            else if (char.GetUnicodeCategory(stretch[i]) == UnicodeCategory.CurrencySymbol) money++;
            else if (char.IsAsciiDigit(stretch[i])) digits++;
        }

        return (money > 0 && digits > 0) || (words >= Sentence && linked * 2 < stretch.Length);
    }

    private IEnumerable<string> Notes()
    {
        if (setAside > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Menus, side columns and the foot of the page were set aside ({setAside} short stretch{(setAside == 1 ? "" : "es")}); sentences, prices and testimonials in them were read.");
        if (pictures > 0) yield return string.Create(CultureInfo.InvariantCulture, $"The page shows {pictures} picture{(pictures == 1 ? "" : "s")}; words inside pictures were not read.");
    }

    private static string Collapsed(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
