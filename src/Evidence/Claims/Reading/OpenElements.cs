using System.Runtime.InteropServices;
using AngleSharp.Html.Parser.Tokens;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>The elements that are open at a place of a page, and what they make of the words there.</summary>
internal sealed class OpenElements(PageWords words)
{
    /// <summary>Deeper elements are read as if they were not there.</summary>
    private const int Deepest = 10_000;

    /// <summary>How far up an end that was left out is looked for.</summary>
    private const int Looked = 64;

    private readonly List<Open> stack = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly int[] roles = new int[Enum.GetValues<Role>().Length];

    [Flags]
    private enum Marks
    {
        None = 0, Hidden = 1, Aside = 2, Proof = 4, Cookies = 8,
    }

    private enum Role
    {
        Hidden, Aside, Proof, Cookies, Heading, Item, Row, Quotation, Link, Preformatted, Drawing, Title,
    }

    public bool IsHidden => Within(Role.Hidden) || Within(Role.Cookies);

    public bool IsInDrawing => Within(Role.Drawing);

    public bool IsInTitle => Within(Role.Title) && !IsHidden;

    public bool IsInLink => Within(Role.Link);

    public bool IsPreformatted => Within(Role.Preformatted);

    public void Begin(HtmlTagToken tag)
    {
        var name = tag.Name;
        var block = HtmlNames.Blocks.Contains(name);
        if (IsInDrawing)
        {
            if (block && name != "title") LeaveDrawing();
            else if (tag.IsSelfClosing) return;
        }

        if (HtmlNames.Void.Contains(name))
        {
            Void(name);
            return;
        }

        if (block)
        {
            EndLeftOut(name);
            Part(name);
        }

        if (stack.Count < Deepest) Push(new(name, MarksOf(tag)));
        Place();
    }

    public void End(string name)
    {
        var block = HtmlNames.Blocks.Contains(name);
        if (name is "body" or "html") return;
        if (counts.GetValueOrDefault(name) > 0 && (block || Reaches(name)))
        {
            if (block) Part(name);
            while (Pop() != name)
            {
                // What was left open within it ends with it.
            }
        }
        else if (block)
        {
            Part(name);
        }

        Place();
    }

    /// <summary>Words before a tag and after it belong to different stretches.</summary>
    private void Part(string name)
    {
        if (IsHidden) return;
        if (Within(Role.Row) && HtmlNames.WithinCells.Contains(name) && words.IsShort)
        {
            if (name is "td" or "th") words.NextCell();
            else words.Space();
            return;
        }

        words.EndStretch();
    }

    private void Void(string name)
    {
        if (IsHidden) return;
        switch (name)
        {
            case "br":
                words.EndLine();
                break;
            case "hr":
                words.EndStretch();
                break;
            case "img":
                words.Picture();
                break;
        }
    }

    private static Marks MarksOf(HtmlTagToken tag)
    {
        string? hidden = null, style = null, classes = null, id = null, role = null;
        var open = false;
        foreach (var attribute in tag.Attributes)
        {
            switch (attribute.Name)
            {
                case "hidden": hidden ??= attribute.Value; break;
                case "style": style ??= attribute.Value; break;
                case "class": classes ??= attribute.Value; break;
                case "id": id ??= attribute.Value; break;
                case "role": role ??= attribute.Value; break;
                case "open": open = true; break;
            }
        }

        var isHidden = (hidden is not null && hidden != "until-found") || HtmlNames.Unread.Contains(tag.Name) || HtmlNames.IsHiddenBy(style) || (tag.Name == "dialog" && !open);
        return (isHidden ? Marks.Hidden : Marks.None) | (HtmlNames.IsAside(tag.Name, role, classes, id) ? Marks.Aside : Marks.None)
            | (HtmlNames.IsProof(classes, id) ? Marks.Proof : Marks.None) | (HtmlNames.IsCookieBanner(tag.Name, classes, id) ? Marks.Cookies : Marks.None);
    }

    /// <summary>A paragraph, an item, a row or a cell ends where the next begins, even if nobody says so.</summary>
    private void EndLeftOut(string name)
    {
        switch (name)
        {
            case "li": Leave(name, "ul", "ol", "menu"); break;
            case "dt" or "dd": LeaveOne(["dt", "dd"], ["dl"]); break;
            case "td" or "th": LeaveOne(["td", "th"], ["tr", "table"]); break;
            case "tr": LeaveOne(["tr"], ["table"]); break;
            case "option": Leave(name, "select"); break;
        }

        if (counts.GetValueOrDefault("p") == 0) return;
        for (var i = stack.Count - 1; i >= 0 && stack.Count - i <= Looked && (stack[i].Name == "p" || !HtmlNames.Blocks.Contains(stack[i].Name)); i--)
        {
            if (stack[i].Name != "p") continue;
            PopTo(i);
            return;
        }
    }

    private void LeaveDrawing()
    {
        while (IsInDrawing) Pop();
    }

    private void Leave(string name, params ReadOnlySpan<string> within) => LeaveOne([name], within);

    private void LeaveOne(ReadOnlySpan<string> names, ReadOnlySpan<string> within)
    {
        for (var i = stack.Count - 1; i >= 0 && stack.Count - i <= Looked && !within.Contains(stack[i].Name); i--)
        {
            if (!names.Contains(stack[i].Name)) continue;
            PopTo(i);
            return;
        }
    }

    /// <summary>Whether the end of an element within a line meets its beginning without crossing a stretch.</summary>
    private bool Reaches(string name)
    {
        for (var i = stack.Count - 1; i >= 0 && stack.Count - i <= Looked; i--)
        {
            if (stack[i].Name == name) return true;
            if (HtmlNames.Blocks.Contains(stack[i].Name)) return HtmlNames.Unread.Contains(name);
        }

        return HtmlNames.Unread.Contains(name);
    }

    private void Push(Open element)
    {
        stack.Add(element);
        CollectionsMarshal.GetValueRefOrAddDefault(counts, element.Name, out _)++;
        Count(element, 1);
    }

    private string Pop()
    {
        var element = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        counts[element.Name]--;
        Count(element, -1);
        return element.Name;
    }

    private void PopTo(int height)
    {
        while (stack.Count > height) Pop();
    }

    private void Count(Open element, int by)
    {
        if (element.Marks.HasFlag(Marks.Hidden)) roles[(int)Role.Hidden] += by;
        if (element.Marks.HasFlag(Marks.Aside)) roles[(int)Role.Aside] += by;
        if (element.Marks.HasFlag(Marks.Proof)) roles[(int)Role.Proof] += by;
        if (element.Marks.HasFlag(Marks.Cookies)) roles[(int)Role.Cookies] += by;
        if (RoleOf(element.Name) is { } role) roles[(int)role] += by;
    }

    private static Role? RoleOf(string name) => name switch
    {
        "li" or "dd" => Role.Item,
        "tr" => Role.Row,
        "blockquote" => Role.Quotation,
        "a" => Role.Link,
        "pre" or "listing" => Role.Preformatted,
        "svg" or "math" => Role.Drawing,
        "title" => Role.Title,
        _ => HtmlNames.Headings.Contains(name) ? Role.Heading : null,
    };

    private bool Within(Role role) => roles[(int)role] > 0;

    private void Place() => words.Place(
        Within(Role.Heading) ? BlockKind.Heading : Within(Role.Quotation) ? BlockKind.Quotation : Within(Role.Item) ? BlockKind.ListItem : BlockKind.Paragraph,
        Within(Role.Aside) && !Within(Role.Proof));

    private readonly record struct Open(string Name, Marks Marks);
}
