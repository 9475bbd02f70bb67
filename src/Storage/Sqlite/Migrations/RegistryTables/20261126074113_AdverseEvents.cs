using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class AdverseEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReferenceSafety",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Dated = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AdoptedAt = table.Column<string>(type: "TEXT", nullable: false),
                    AdoptedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceSafety", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AdverseEvents",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AwareAt = table.Column<string>(type: "TEXT", nullable: false),
                    NewsAt = table.Column<string>(type: "TEXT", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: true),
                    Serious = table.Column<bool>(type: "INTEGER", nullable: true),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Related = table.Column<bool>(type: "INTEGER", nullable: false),
                    SpecialInterest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    Expectedness = table.Column<string>(type: "TEXT", nullable: false),
                    ReferenceSafetyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpectednessSays = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ExpectednessBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    JudgedAs = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdverseEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_AdverseEvents_FormRecords_SiteId_Id",
                        columns: x => new { x.SiteId, x.Id },
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_ReferenceSafety_SiteId_ReferenceSafetyId",
                        columns: x => new { x.SiteId, x.ReferenceSafetyId },
                        principalTable: "ReferenceSafety",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventNotices",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    Due = table.Column<string>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<string>(type: "TEXT", nullable: true),
                    SentBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NotRequiredBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    NotRequiredAt = table.Column<string>(type: "TEXT", nullable: true),
                    NotRequiredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LateDeviationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotices", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EventNotices_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventNotices_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    InfusionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Says = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_FollowUps_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_Open_AwareAt",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "Open", "AwareAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ParticipantId_Number",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ReferenceSafetyId",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ReferenceSafetyId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_EventId_To_Number",
                table: "EventNotices",
                columns: new[] { "SiteId", "EventId", "To", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_ParticipantId",
                table: "EventNotices",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_State_Due",
                table: "EventNotices",
                columns: new[] { "SiteId", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_EventId",
                table: "FollowUps",
                columns: new[] { "SiteId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_ParticipantId",
                table: "FollowUps",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_State_DueOn",
                table: "FollowUps",
                columns: new[] { "SiteId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceSafety_SiteId_ProgrammeId_From",
                table: "ReferenceSafety",
                columns: new[] { "SiteId", "ProgrammeId", "From" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventNotices");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "AdverseEvents");

            migrationBuilder.DropTable(
                name: "ReferenceSafety");
        }
    }
}
