using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class Assessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Scores",
                schema: "registry",
                table: "FormRecords",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EntryComparisons",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Compared = table.Column<string>(type: "text", nullable: false),
                    Differing = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Decided = table.Column<string>(type: "text", nullable: false),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ResolvedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryComparisons", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_FormRecordId",
                        columns: x => new { x.SiteId, x.FormRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_SecondRecordId",
                        columns: x => new { x.SiteId, x.SecondRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_FormRecordId",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "FormRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_ResolvedAt_At",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "ResolvedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_SecondRecordId",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "SecondRecordId" });
            SitePolicy.On(migrationBuilder, "EntryComparisons");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EntryComparisons",
                schema: "registry");

            migrationBuilder.DropColumn(
                name: "Scores",
                schema: "registry",
                table: "FormRecords");
        }
    }
}
