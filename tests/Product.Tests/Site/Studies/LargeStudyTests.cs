using AngleSharp;
using AngleSharp.Dom;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Writing;
using Equipoise.Product.Tests.Reading;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site.Studies;

/// <summary>A study far larger than any on file: ten groups, sixty results, forty harms.</summary>
public sealed class LargeStudyTests
{
    [Fact]
    public async Task Ten_groups_and_sixty_results_each_have_their_row_and_their_address()
    {
        using var folder = new SampleFolder();
        var small = Assert.IsType<Evidence.Snapshots.Snapshot>(folder.Read().Snapshot).Studies["smith2020"];
        folder.Write(SampleFiles.Study, YamlWriter.Write(Enlarged(small)));
        var reading = folder.Read();
        Assert.True(reading.IsValid, string.Join('\n', reading.Problems));

        await using var site = Served(reading.Snapshot!);
        await site.StartAsync(TestContext.Current.CancellationToken);
        var page = await Page(site, "/studies/smith2020");

        Assert.Equal(10, page.QuerySelectorAll("section.arm").Length);
        Assert.Equal(60, page.QuerySelectorAll("tr[id^=result-]").Length);
        Assert.Equal(40, page.QuerySelectorAll("tr[id^=harm-]").Length);
        Assert.Equal(11, page.QuerySelectorAll("section[aria-labelledby=schedule] svg.chart-fluid text.chart-label").Length);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, (await Page(site, "/compare?studies=smith2020")).QuerySelectorAll("#compare-CARS li").Length);
    }

    private static Study Enlarged(Study study) => study with
    {
        Size = new() { Randomised = Read(10) },
        Arms = [.. Enumerable.Range(0, 10).Select(i => study.Arms[i == 1 ? 1 : 0] with { Id = i switch { 0 => "cells", 1 => "placebo", _ => $"dose-{i}" }, Label = $"Group {i}", N = Read(1) })],
        Results = [.. Enumerable.Range(0, 60).Select(i => study.Results[0] with { Time = StudyTime.Parse($"{i + 1} weeks", null), N = 1, VersusN = null })],
        Harms = [.. Enumerable.Range(0, 40).Select(i => new Harm { Kind = HarmKind.Other, Event = $"Event {i}", Arm = ArmGroup.Everybody, Events = i % 11, Of = 10, How = How.Read, Source = "paper" })],
        Schedule = study.Schedule! with
        {
            Events = [new() { At = StudyTime.Baseline, What = Happening.Assessment }, .. Enumerable.Range(0, 10).Select(i => new ScheduledEvent { At = StudyTime.Baseline, What = i == 1 ? Happening.PlaceboInfusion : Happening.Infusion, Arm = i switch { 0 => "cells", 1 => "placebo", _ => $"dose-{i}" } })],
        },
    };

    private static Sourced<int> Read(int number) => new() { Value = number, Source = "paper", How = How.Read };

    private static WebApplication Served(Evidence.Snapshots.Snapshot snapshot)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSite(snapshot);
        var site = builder.Build();
        site.MapSite();
        return site;
    }

    private static async Task<IDocument> Page(WebApplication site, string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        var html = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }
}
