using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Gallery;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>Every kind of picture as a file and on the page that shows them.</summary>
public sealed class PictureFileTests(SiteFixture site)
{
    public static TheoryData<string> Parts => new(GalleryParts.All.Select(p => p.Id));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_file_is_well_formed_and_says_what_it_shows(string id)
    {
        var picture = GalleryParts.All.Single(p => p.Id == id).Picture;
        PictureLaws.Hold(picture);
        foreach (var breadth in PictureLaws.Breadths) await PictureLaws.File(picture, breadth);
    }

    [Fact]
    public async Task Odd_names_do_not_spoil_a_file()
    {
        var picture = GalleryParts.All[0].Picture with { Title = "bell\u0007 <&> \uFFFF" };
        await PictureLaws.File(picture, Breadth.Narrow);
    }

    [Fact]
    public async Task The_page_shows_each_with_its_table()
    {
        var page = await site.Page("/methods/pictures");
        foreach (var part in GalleryParts.All)
        {
            var figure = page.QuerySelector($"figure:has(#picture-{part.Id}-caption)")!;
            Assert.Equal(2, figure.QuerySelectorAll("svg[role=img] > title").Length);
            Assert.Equal(2, figure.QuerySelectorAll("svg[role=img] > desc").Length);
            Assert.Equal(part.Picture.Table.Rows.Length, figure.QuerySelectorAll("tbody tr").Length);
            Assert.Empty(figure.QuerySelectorAll("[style]"));
        }
    }
}
